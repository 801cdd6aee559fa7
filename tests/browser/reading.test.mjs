// Can readers set size and colours of the pages, with and without JavaScript, and is the choice remembered?
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { stage } from './stage.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LIGHT = 'rgb(251, 248, 242)';
const DARK = 'rgb(24, 21, 18)';

const at = stage(process.env.SITE);

/** Opens an address in a context of its own, which `look` gets too; nothing may complain. */
async function open(address, options, look) {
  const context = await at.browser.newContext({ colorScheme: 'light', ...options });
  try {
    const tab = await context.newPage();
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    tab.on('pageerror', (error) => noise.push(String(error)));
    await tab.goto(at.server.address + address);
    await look(tab, context);
    assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
}

/** Colour of the paper and size of the letters, as the browser computed them. */
async function looks(tab) {
  const of = (property) => tab.locator('html').evaluate((root, name) => globalThis.getComputedStyle(root)[name], property);
  return [await of('backgroundColor'), await of('fontSize')];
}

const choose = async (tab, ...ids) => { for (const id of ids) await tab.locator(`#${id}`).check(); };
const ticked = (tab) => tab.locator('#reading :checked').evaluateAll((radios) => radios.map((radio) => radio.id));
const USUAL = ['size-100', 'theme-auto', 'gap-0', 'lead-0', 'face-serif', 'img-on'];

for (const lang of ['kk', 'ru']) {
  const page = `/${lang}/a11y/`;

  test(`${lang}: every head leads to the reading page`, async () => {
    for (const address of [`/${lang}/`, `/${lang}/events/`, page])
      await open(address, {}, async (tab) => {
        await tab.locator('header .tools > a').click();
        assert.equal(new URL(tab.url()).pathname, page);
        assert.equal(await tab.locator('header .tools > a').getAttribute('aria-current'), 'page');
      });
  });

  for (const javaScriptEnabled of [true, false])
    test(`${lang}: dark and 200 % ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => open(page, { javaScriptEnabled }, async (tab) => {
      assert.deepEqual(await looks(tab), [LIGHT, '16px']);
      await choose(tab, 'theme-dark', 'size-200');
      assert.deepEqual(await looks(tab), [DARK, '32px']);
      await choose(tab, 'img-off');
      assert.equal(await tab.locator('main img').isVisible(), false);
      await tab.locator('#size-200').press('Enter');
      assert.deepEqual(await looks(tab), [DARK, '32px'], 'the Enter key sends nothing and loses nothing');

      await tab.locator('button[type=reset]').click();
      assert.deepEqual(await looks(tab), [LIGHT, '16px']);
      assert.deepEqual(await ticked(tab), USUAL);
    }));
}

test('a choice is remembered on the next page, in the other language and after a return', () => open('/kk/', {}, async (tab) => {
  await tab.locator('header .tools > a').click();
  await choose(tab, 'theme-dark', 'size-200');
  await tab.locator('nav.menu a').first().click();
  await tab.waitForURL('**/kk/events/');
  assert.deepEqual(await looks(tab), [DARK, '32px']);
  await tab.goto(`${at.server.address}/ru/a11y/`);
  assert.deepEqual(await looks(tab), [DARK, '32px']);
  assert.deepEqual((await ticked(tab)).slice(0, 2), ['size-200', 'theme-dark'], 'the buttons show what was chosen');

  await tab.locator('button[type=reset]').click();
  await tab.goto(`${at.server.address}/kk/`);
  assert.deepEqual(await looks(tab), [LIGHT, '16px'], 'taken back');
}));

test('the first thing that is painted has the chosen colours', () => open('/kk/a11y/', {}, async (tab) => {
  await choose(tab, 'theme-dark');
  await tab.addInitScript(() => {
    globalThis.addEventListener('DOMContentLoaded', () => { globalThis.early = document.documentElement.dataset.theme; });
    new MutationObserver(() => { if (document.body) globalThis.before ??= document.documentElement.dataset.theme; })
      .observe(document, { childList: true, subtree: true });
  });
  await tab.goto(`${at.server.address}/kk/events/`);
  assert.deepEqual(await tab.evaluate(() => [globalThis.before, globalThis.early]), ['dark', 'dark']);
}));

test('other open pages follow, and odd contents of the storage harm nothing', () => open('/kk/a11y/', {}, async (tab, context) => {
  const other = await context.newPage();
  await other.goto(`${at.server.address}/kk/events/`);
  await choose(tab, 'theme-dark');
  await other.waitForFunction(() => document.documentElement.dataset.theme === 'dark');
  for (const odd of ['null', '3', '"x"', '[1]', '{"theme":{"a":1},"size":"9\\" x","gap":"77"}', '{']) {
    await other.evaluate((text) => globalThis.localStorage.setItem('muragat.reading', text), odd);
    await tab.reload();
    assert.deepEqual(await looks(tab), [LIGHT, '16px'], odd);
    assert.deepEqual(await ticked(tab), USUAL, odd);
  }
}));

test('print stays black on white, whatever was chosen', () => open('/kk/a11y/', {}, async (tab) => {
  await choose(tab, 'theme-wb');
  await tab.goto(`${at.server.address}/kk/events/`);
  await tab.emulateMedia({ media: 'print' });
  assert.equal((await looks(tab))[0], 'rgb(255, 255, 255)');
  assert.equal(await tab.locator('h1').evaluate((h) => globalThis.getComputedStyle(h).color), 'rgb(0, 0, 0)');
}));

/** Each setting that `settings.js` and `style.css` know, and what it does to the page: a property of an element, and its value. */
const EFFECTS = [
  ['size-125', 'html', 'fontSize', '20px'],
  ['size-150', 'html', 'fontSize', '24px'],
  ['theme-light', 'html', 'backgroundColor', LIGHT],
  ['theme-bw', 'html', 'backgroundColor', 'rgb(255, 255, 255)'],
  ['theme-wb', 'html', 'backgroundColor', 'rgb(0, 0, 0)'],
  ['theme-blue', 'html', 'backgroundColor', 'rgb(207, 229, 246)'],
  ['theme-beige', 'html', 'backgroundColor', 'rgb(244, 231, 203)'],
  ['gap-1', 'body', 'letterSpacing', '1.08px'],
  ['gap-2', 'body', 'letterSpacing', '2.16px'],
  ['lead-1', 'body', 'lineHeight', '36px'],
  ['img-grey', 'main img', 'filter', 'grayscale(1)'],
  ['img-off', 'main img', 'display', 'none'],
];
for (const javaScriptEnabled of [true, false])
  test(`each setting does what it says, and reset takes it back, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, () => open('/kk/a11y/', { javaScriptEnabled }, async (tab) => {
    const value = (selector, property) => tab.locator(selector).first().evaluate((element, name) => globalThis.getComputedStyle(element)[name], property);
    for (const [id, selector, property, expected] of EFFECTS) {
      const usual = await value(selector, property);
      await choose(tab, id);
      assert.equal(await value(selector, property), expected, id);
      await tab.locator('button[type=reset]').click();
      assert.equal(await value(selector, property), usual, `${id} taken back`);
    }
    const serif = await value('body', 'fontFamily');
    await choose(tab, 'face-sans');
    assert.notEqual(await value('body', 'fontFamily'), serif);
  }));

test('the choice is seen in the colours of the system', () => open('/kk/a11y/', { forcedColors: 'active' }, async (tab) => {
  const ground = (id) => tab.locator(`label:has(#${id})`).evaluate((label) => globalThis.getComputedStyle(label).backgroundColor);
  assert.notEqual(await ground('size-100'), await ground('size-125'));
  await choose(tab, 'size-125');
  assert.notEqual(await ground('size-125'), await ground('size-100'));
}));

test('every choice is accessible, and the largest letters fit a narrow screen', () => open('/ru/a11y/', {}, async (tab) => {
  await tab.evaluate(axe);
  for (const theme of ['light', 'dark', 'bw', 'wb', 'blue', 'beige']) {
    await choose(tab, `theme-${theme}`);
    const found = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], theme);
  }
  await choose(tab, 'size-200', 'gap-2', 'lead-1', 'face-sans');
  await tab.setViewportSize({ width: 320, height: 640 });
  for (const address of ['/ru/a11y/', '/kk/a11y/', '/kk/', '/kk/events/', '/ru/people/']) {
    await tab.goto(at.server.address + address);
    const outside = await tab.evaluate(() => {
      const limit = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= limit) return [];
      return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > limit + 1).map((e) => e.outerHTML.slice(0, 120));
    });
    assert.deepEqual(outside, [], address);
  }
}));
