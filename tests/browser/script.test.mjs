// Do the controls that site.js adds do what readers expect? Sorting, narrowing, copying, sharing; and nothing is there without it.
//
// The archive of fixture.mjs is built with the program named by MURAGAT, else target/debug/muragat.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { ALPHABET, HOSTILE, build } from './fixture.mjs';
import { serve } from './server.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let archive;
let server;
let browser;
before(async () => {
  archive = build();
  server = await serve(archive.site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  archive?.remove();
});

/** Opens an address in a context of its own; nothing may complain. */
async function open(address, options, look) {
  const { prepare, ...more } = options;
  const context = await browser.newContext(more);
  try {
    const tab = await context.newPage();
    if (prepare) await tab.addInitScript(prepare);
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    tab.on('pageerror', (error) => noise.push(String(error)));
    await tab.goto(server.address + address);
    await look(tab, context);
    assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
}

/** Texts of a column, hidden rows left out. */
const column = (tab, at) => tab.locator(`table >> nth=0 >> tbody tr:visible > :nth-child(${at})`).allInnerTexts();
const said = (tab, text) => tab.locator('[role=status]', { hasText: text }).first().waitFor({ state: 'attached' });
const names = (letters) => [...letters].map((letter) => `${letter} тобы`);

test('a long table sorts by the Kazakh alphabet, back, and as it was', () => open('/kk/award-lists/uzyn/', {}, async (tab) => {
  const usual = await column(tab, 2);
  const tops = () => tab.locator('tbody tr.top').count();
  const groups = await tops();
  assert.ok(groups > 0 && usual.length === 42);
  const head = tab.getByRole('columnheader', { name: 'Кім' });
  const press = head.getByRole('button');

  await press.click();
  assert.deepEqual(await column(tab, 2), names(ALPHABET));
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  assert.equal(await tops(), 0, 'marks of groups say nothing in another order');
  await said(tab, 'Кім: өсу ретімен');

  await press.press('Enter');
  assert.deepEqual(await column(tab, 2), names([...ALPHABET].reverse()));
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  await said(tab, 'Кім: кему ретімен');

  await press.press('Space');
  assert.deepEqual(await column(tab, 2), usual);
  assert.equal(await head.getAttribute('aria-sort'), null);
  assert.equal(await tops(), groups);
  await said(tab, 'Кім: бастапқы рет');
}));

test('places and money sort by value', () => open('/kk/award-lists/uzyn/', {}, async (tab) => {
  const runs = async (at) => (await column(tab, at)).filter((text, index, all) => text !== all[index - 1]);
  await tab.getByRole('button', { name: 'Сыйақы' }).click();
  assert.deepEqual(await runs(4), ['900 теңге', '10 000 теңге', '1 000 000 теңге'].map((text) => text.replaceAll(' ', '\u00a0')));
  await tab.getByRole('button', { name: 'Орын' }).click();
  assert.deepEqual(await runs(1), ['1-орын', '2-орын', '3-орын']);
  assert.equal(await tab.locator('[aria-sort]').count(), 1, 'one column at a time');
}));

test('dates sort by the day, not by its words; what has none stays last', () => open('/ru/series/jyl-saiyn/', {}, async (tab) => {
  const days = async () => (await column(tab, 3)).join(' ');
  const press = tab.locator('thead button').first();
  await press.click();
  assert.equal(await days(), 'Встреча 1 Встреча 2 Встреча 3 Встреча 4');
  await press.click();
  assert.equal(await days(), 'Встреча 4 Встреча 3 Встреча 2 Встреча 1');
  await tab.locator('thead button').nth(1).click();
  assert.equal(await days(), 'Встреча 1 Встреча 2 Встреча 3 Встреча 4', '8, 9, 10, 11');
}));

test('a year that stands once for its rows goes with each of them', () => open('/kk/awards/synaq/', {}, async (tab) => {
  const before = await column(tab, 1);
  assert.equal(before.filter(Boolean).length, 2, 'once for each list');
  await tab.getByRole('button', { name: 'Кім' }).click();
  const pairs = (await column(tab, 3)).map((name, at) => [name, at]);
  const years = await column(tab, 1);
  assert.deepEqual(pairs.filter(([name]) => name === 'А тобы').map(([, at]) => years[at]).sort(), ['2022', '2023']);
  assert.ok(years.every(Boolean));
  await tab.getByRole('button', { name: 'Жылы' }).click();
  assert.equal((await column(tab, 1))[0], '2022');
  await tab.getByRole('button', { name: 'Жылы' }).click();
  await tab.getByRole('button', { name: 'Жылы' }).click();
  assert.deepEqual(await column(tab, 1), before);
}));

test('a name is found without a Kazakh keyboard, and the number of rows is said', () => open('/kk/award-lists/uzyn/', {}, async (tab) => {
  const line = tab.getByRole('searchbox', { name: 'Осы беттен табу' });
  for (const [typed, found] of [['к тобы', 'КҚ'], ['а тобы', 'АӘ'], ['тобы у', 'УҰҮ'], ['И ТОБЫ', 'ИІ'], ['Һ тобы', 'ХҺ'], ['ө', 'ОӨ'], ['г', 'ГҒ'], ['н', 'НҢ']]) {
    await line.fill(typed);
    const rows = await column(tab, 2);
    assert.ok(names(found).every((name) => rows.includes(name)) && rows.length >= found.length, `${typed}: ${rows}`);
  }
  await line.fill('ъ');
  assert.deepEqual(await column(tab, 2), ['Ъ тобы']);
  await line.fill('қ тобы, жоқ');
  assert.deepEqual(await column(tab, 2), []);
  await said(tab, 'Табылды: 0 / 42');
  await line.fill('');
  assert.equal((await column(tab, 2)).length, 42);
}));

test('an index is narrowed with its letters', () => open('/kk/topics/', {}, async (tab) => {
  const all = await tab.locator('.idx:visible').count();
  await tab.locator('main').getByRole('searchbox').fill('о такырыбы');
  const found = await tab.locator('.idx li:visible').allInnerTexts();
  assert.ok(found.includes('О тақырыбы') && found.includes('Ө тақырыбы'), String(found));
  assert.ok(await tab.locator('.idx:visible').count() < all, 'letters without a name go');
  await tab.locator('main').getByRole('searchbox').fill('');
  assert.equal(await tab.locator('.idx:visible').count(), all);
}));

test('copying puts the text on the clipboard and says so', () => open('/kk/award-lists/uzyn/', { permissions: ['clipboard-read', 'clipboard-write'] }, async (tab) => {
  for (const source of ['.cite', 'main [data-copy]']) {
    const press = tab.locator(`${source} + button`).first();
    assert.equal(await press.getAttribute('aria-label'), 'Көшіру');
    await press.click();
    await tab.locator(`${source} + button[aria-label="Көшірілді"]`).first().waitFor();
    await said(tab, 'Көшірілді');
    const text = await tab.locator(source).first().evaluate((element) => element.textContent.trim());
    assert.equal(await tab.evaluate(() => navigator.clipboard.readText()), text);
  }
}));

test('a clipboard that refuses leaves the text selected', () => open('/kk/award-lists/uzyn/', { prepare: () => { globalThis.navigator.clipboard.writeText = () => Promise.reject(new Error('no')); } }, async (tab) => {
  await tab.locator('.cite + button').first().click();
  await tab.waitForFunction(() => getSelection().toString().includes('Ұзын тізім'));
}));

test('sharing hands title and address to the device, and a reader who closes the sheet sees no fault', () => open('/ru/events/qaterli/', {
  prepare: () => { globalThis.navigator.share = (data) => { globalThis.shared = data; return Promise.reject(new DOMException('closed', 'AbortError')); }; },
}, async (tab) => {
  await tab.getByRole('button', { name: 'Через другое приложение' }).click();
  const shared = await tab.evaluate(() => globalThis.shared);
  assert.equal(shared.url, 'https://archive.example/ru/events/qaterli/');
  assert.ok(shared.title.startsWith('"><script>alert(1)</script>'), shared.title);
}));

test('links that share carry any title whole', () => open('/kk/events/qaterli/', { javaScriptEnabled: false }, async (tab) => {
  const links = await tab.locator('.share a').evaluateAll((all) => all.map((a) => ({ href: a.href, rel: a.rel })));
  assert.deepEqual(links.map(({ rel }) => rel), ['noopener', 'noopener', 'noopener']);
  const [telegram, whatsapp, letter] = links.map(({ href }) => new URL(href));
  const address = 'https://archive.example/kk/events/qaterli/';
  assert.deepEqual([telegram.host, telegram.searchParams.get('url'), telegram.searchParams.get('text')], ['t.me', address, HOSTILE]);
  assert.deepEqual([whatsapp.host, whatsapp.searchParams.get('text')], ['wa.me', `${HOSTILE}\n${address}`]);
  assert.deepEqual([letter.protocol, letter.searchParams.get('subject'), letter.searchParams.get('body')], ['mailto:', HOSTILE, address]);
  assert.equal(await tab.locator('.share button').count(), 0);
}));

test('without JavaScript there is no control that does nothing', async () => {
  for (const address of ['/kk/award-lists/uzyn/', '/kk/topics/', '/kk/events/qaterli/'])
    await open(address, { javaScriptEnabled: false }, async (tab) => assert.equal(await tab.locator('main button, main input').count(), 0));
});

test('nothing is added where there is nothing to do', () => open('/kk/award-lists/eski/', { prepare: () => { delete globalThis.Navigator.prototype.share; } }, async (tab) => {
  assert.equal(await tab.locator('main input').count(), 0, 'three rows need no search');
  assert.equal(await tab.locator('.share button').count(), 0);
}));

test('the controls are accessible, and fit narrow screens and large letters', async () => {
  const prepare = () => { globalThis.navigator.share = () => Promise.resolve(); };
  for (const address of ['/kk/award-lists/uzyn/', '/ru/awards/synaq/', '/kk/topics/'])
    for (const colorScheme of ['light', 'dark'])
      await open(address, { prepare, colorScheme }, async (tab) => {
        await tab.evaluate(axe);
        if (await tab.locator('thead button').count()) await tab.locator('thead button').first().click();
        const check = async () => (await tab.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))).violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
        assert.deepEqual(await check(), [], `${address} ${colorScheme}`);
        await tab.setViewportSize({ width: 320, height: 640 });
        assert.deepEqual(await check(), [], `${address} ${colorScheme} on a phone`);
        await tab.evaluate(() => { document.documentElement.dataset.size = '200'; });
        assert.ok(await tab.evaluate(() => document.scrollingElement.scrollWidth <= 320), address);
      });
});
