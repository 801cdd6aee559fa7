// Do readers find what they look for? The search page in Chromium: typing, sides, addresses, keyboard, what is said aloud, faults.
//
// Run by tests/run, which builds the site: SITE=folder node --test. The archive of fixture.mjs is built with the program named by
// MURAGAT, else target/debug/muragat.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { HOSTILE, build } from './fixture.mjs';
import { queries } from './search.mjs';
import { serve } from './server.mjs';
import { stage } from './stage.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const at = stage(process.env.SITE);

let archive;
let small;
before(async () => {
  archive = build();
  small = await serve(archive.site);
});
after(async () => {
  await small?.stop();
  archive?.remove();
});

/** Opens an address in a context of its own; nothing may complain but what `prepare` broke. */
async function open(address, options, look) {
  const { prepare, server = at.server, noisy = false, ...more } = options;
  const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, ...more });
  try {
    await prepare?.(context);
    const tab = await context.newPage();
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    tab.on('pageerror', (error) => noise.push(String(error)));
    tab.on('request', (request) => { if (!request.url().startsWith(`${server.address}/`) && !request.url().startsWith('data:')) noise.push(`asks ${request.url()}`); });
    await tab.goto(server.address + address);
    await look(tab, context);
    if (!noisy) assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
}

const field = (tab) => tab.locator('#search input');
const rows = (tab) => tab.locator('[data-search-result]');
/** Waits until the results of `query` are there; gives their paths. */
async function found(tab, query) {
  await tab.waitForFunction((wanted) => document.title.includes(wanted.trim()) && !document.querySelector('.results[aria-busy]') && document.querySelector('.results').childElementCount > 0, query);
  return rows(tab).locator('h3 a').evaluateAll((links) => links.map((link) => new URL(link.href).pathname));
}
const number = async (tab) => Number((await tab.locator('.asks .count b').innerText()).replace(/\D/g, ''));
const address = (tab) => decodeURIComponent(new URL(tab.url()).search).replaceAll('+', ' ');
const focused = (tab) => tab.evaluate(() => document.activeElement.getAttribute('href') ?? document.activeElement.name);
/** What is said aloud; other scripts have a place of their own for that. */
const VOICE = 'main>[role=status]:last-child';
const said = (tab, text) => tab.locator(VOICE, { hasText: text }).waitFor({ state: 'attached' });

test('results come while one types, with their words marked; the address follows', () => open('/kk/search/', {}, async (tab) => {
  const entries = await tab.evaluate(() => history.length);
  await field(tab).pressSequentially('бейсембаевты');
  assert.equal((await found(tab, 'бейсембаевты'))[0], '/kk/people/beisembaev-gani/');
  assert.equal(await rows(tab).first().locator('mark').innerText(), 'Бейсембаев');
  assert.equal(address(tab), '?q=бейсембаевты');
  assert.equal(await tab.evaluate(() => history.length), entries, 'typing leaves no trail');
  assert.equal(await tab.locator('#browse').isVisible(), false);
  assert.equal(await number(tab), await rows(tab).count());
  await said(tab, /нәтиже табылды$/);
  await field(tab).fill('');
  await tab.locator('#browse').waitFor();
  assert.equal(await rows(tab).count(), 0);
  assert.equal(address(tab), '');
}));

test('a shared address shows its results, and the title names the query', () => open('/ru/search/?q=педагоги&kind=news', {}, async (tab) => {
  const paths = await found(tab, 'педагоги');
  assert.ok(paths.length > 0 && paths.every((path) => path.startsWith('/ru/news/')), String(paths));
  assert.equal(await field(tab).inputValue(), 'педагоги');
  assert.match(await tab.title(), /^Поиск: педагоги – /);
  assert.equal(new URL(await tab.locator('header.head a[hreflang=kk]').evaluate((link) => link.href)).searchParams.get('q'), 'педагоги');
  await said(tab, /^Найден(о)? \d+ результат/);
}));

test('a search from the head of any page leads to its results', () => open('/kk/events/', {}, async (tab) => {
  const line = tab.locator('header.head').getByRole('searchbox', { name: 'Мұрағаттан іздеу' });
  await line.fill('балабақша');
  await line.press('Enter');
  await tab.waitForURL('**/kk/search/?q=*');
  assert.ok((await found(tab, 'балабақша')).length > 0);
  assert.equal(await tab.locator('form').count(), 1, 'one field on the page of the search');
}));

test('sides narrow, say how many they leave, and come off again', () => open('/kk/search/?q=педагог', {}, async (tab) => {
  await found(tab, 'педагог');
  const all = await number(tab);
  const side = (name) => tab.locator('.side').getByRole('link', { name, exact: true });
  const news = tab.locator('.side li', { has: tab.locator('a[data-side="kind=news"]') }).last();
  const count = Number((await news.innerText()).match(/\d+$/)[0]);
  assert.match(await side('Жаңалықтар').getAttribute('href'), /\?q=.*&kind=news$/);
  await side('Жаңалықтар').click();
  await tab.waitForFunction((left) => document.querySelectorAll('[data-search-result]').length === left, count);
  assert.equal(address(tab), '?q=педагог&kind=news');
  assert.equal(await number(tab), count);
  assert.equal(await focused(tab), await tab.locator('.side [aria-current]').getAttribute('href'), 'the focus stays on the side');
  await tab.locator('.results .row a', { hasText: 'Жаңалықтар' }).click();
  await tab.waitForFunction((left) => document.querySelector('.asks .count b').textContent === left, String(all));
  await tab.goBack();
  await tab.waitForFunction((left) => document.querySelector('.asks .count b').textContent === left, String(count));
  await tab.goBack();
  await tab.waitForFunction((left) => document.querySelector('.asks .count b').textContent === left, String(all));
  assert.equal(address(tab), '?q=педагог');
}));

test('the back button leads through what was asked for, not through what was typed', () => open('/kk/search/', {}, async (tab) => {
  for (const query of ['педагог', 'форум']) {
    await field(tab).fill(query);
    await found(tab, query);
    await field(tab).press('Enter');
    await found(tab, query);
  }
  await field(tab).fill('өрлеу');
  await found(tab, 'өрлеу');
  await tab.goBack();
  await found(tab, 'педагог');
  assert.deepEqual([address(tab), await field(tab).inputValue()], ['?q=педагог', 'педагог']);
  await tab.goBack();
  await tab.locator('#browse').waitFor();
  assert.deepEqual([address(tab), await field(tab).inputValue()], ['', '']);
}));

test('ten more results at a time, and the way back leads to the same place', () => open('/kk/search/?q=педагог', {}, async (tab) => {
  await found(tab, 'педагог');
  assert.equal(await rows(tab).count(), 10);
  const more = tab.getByRole('button', { name: /^Тағы \d+ нәтижені көрсету$/ });
  await more.click();
  await tab.waitForFunction(() => document.querySelectorAll('[data-search-result]').length === 20);
  const eleventh = rows(tab).nth(10).locator('h3 a');
  assert.equal(await focused(tab), await eleventh.getAttribute('href'));
  await eleventh.click();
  await tab.locator('body[data-kind]:not([data-kind=search])').waitFor();
  await tab.goBack();
  await tab.waitForFunction(() => document.querySelectorAll('[data-search-result]').length === 20);
  await tab.waitForFunction(() => scrollY > 200);
}));

test('everything can be done with the keyboard', () => open('/kk/search/', {}, async (tab) => {
  await tab.keyboard.press('/');
  assert.notEqual(await focused(tab), 'q', 'no single letter is a command (WCAG 2.1.4)');
  await tab.keyboard.press('Control+k');
  assert.equal(await focused(tab), 'q');
  await tab.keyboard.type('педагог/форум');
  assert.equal(await field(tab).inputValue(), 'педагог/форум', 'a stroke in the field is a letter');
  await field(tab).fill('педагог');
  const paths = await found(tab, 'педагог');
  for (const path of paths.slice(0, 2)) {
    await tab.keyboard.press('ArrowDown');
    assert.equal(await focused(tab), path);
  }
  await tab.keyboard.press('ArrowUp');
  await tab.keyboard.press('ArrowUp');
  assert.equal(await focused(tab), 'q');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Escape');
  assert.equal(await focused(tab), 'q');
  await tab.keyboard.press('Escape');
  await tab.locator('#browse').waitFor();
  assert.equal(await field(tab).inputValue(), '');
  await tab.keyboard.type('бейсембаев');
  await found(tab, 'бейсембаев');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.waitForURL('**/kk/people/beisembaev-gani/');
}));

test('numbers are said in the right form, once typing rests', () => open('/ru/search/', {}, async (tab) => {
  await tab.evaluate((voice) => {
    globalThis.told = [];
    new MutationObserver(([change]) => globalThis.told.push(change.target.textContent)).observe(document.querySelector(voice), { childList: true });
  }, VOICE);
  const seen = new Set();
  for (const query of ['Жәшібеков Нәзір', 'космодром', 'Бейсембаев', 'педагог', 'школа', 'мастерская', '2022', 'форум']) {
    await field(tab).pressSequentially(query.slice(0, 3));
    await field(tab).fill(query);
    await found(tab, query);
    await tab.waitForTimeout(900);
    const count = await rows(tab).count() ? await number(tab) : 0;
    const form = new Intl.PluralRules('ru').select(count);
    const words = { one: `Найден ${count} результат`, few: `Найдено ${count} результата`, many: `Найдено ${count} результатов` };
    assert.equal(await tab.locator(VOICE).innerText(), count ? words[form] : 'Ничего не найдено', query);
    if (count) assert.equal((await tab.locator('.asks .count').innerText()).replace(/\s+/g, ' '), words[form].replace(/^\S+ /, ''));
    seen.add(form);
    await field(tab).fill('');
  }
  assert.ok(seen.has('few') && seen.has('many'), [...seen].join(' '));
  assert.ok((await tab.evaluate(() => globalThis.told)).filter(Boolean).length <= 8, 'not every letter is said');
}));

test('a remark says why results are not what was typed', async () => {
  await open('/kk/search/?q=балабкша', {}, async (tab) => {
    await found(tab, 'балабкша');
    assert.equal(await tab.locator('.results h2.month').innerText(), 'Осыған ұқсас жазылғандар');
  });
  await open('/ru/search/?q=педагог космодром', {}, async (tab) => {
    await found(tab, 'космодром');
    assert.match(await tab.locator('.results .note').first().innerText(), /^Записей, в которых есть все эти слова, нет/);
    assert.ok(await rows(tab).count() > 0);
  });
  await open('/kk/search/?q=ғарышкер', {}, async (tab) => {
    await found(tab, 'ғарышкер');
    assert.equal(await tab.locator('.results h2').innerText(), 'Ештеңе табылмады');
    assert.ok(await tab.locator('#browse').isVisible(), 'indexes and lists help');
    assert.equal(await tab.locator('.side').isVisible(), false);
  });
});

test('what a row does not show is shown from the page of the record', () => open('/ru/search/?q=обменялись опытом', {}, async (tab) => {
  await found(tab, 'обменялись');
  const says = rows(tab).first().locator('.says mark').first();
  await says.waitFor();
  const text = await rows(tab).first().locator('.says').innerText();
  assert.ok(text.length <= 210, text);
}));

test('text of records stays text', async () => {
  const evil = '<img src=x onerror="document.title=1">';
  const prepare = (context) => context.route('**/assets/search/kk-h*.json', async (route) => {
    const heads = await (await route.fetch()).json();
    for (const head of heads) Object.assign(head, { 1: `${head[1]} ${evil}`, 3: evil, 4: evil, 5: `${evil} форум` });
    await route.fulfill({ json: heads });
  });
  await open(`/kk/search/?q=форум&kind=${encodeURIComponent(evil)}`, { prepare }, async (tab) => {
    await found(tab, 'форум');
    assert.equal(await tab.locator('main img,main script').count(), 0);
    assert.ok((await rows(tab).first().innerText()).includes(evil));
  });
  await open(`/kk/search/?q=${encodeURIComponent('alert қ')}`, { server: small }, async (tab) => {
    await found(tab, 'alert');
    assert.equal(await rows(tab).first().locator('h3').innerText(), HOSTILE);
    assert.equal(await tab.locator('main script').count(), 0);
  });
  await open(`/kk/search/?q=${encodeURIComponent(evil)}`, {}, async (tab) => {
    await tab.waitForFunction(() => document.querySelector('.results h2'));
    assert.equal(await tab.locator('main img').count(), 0);
    assert.equal(await field(tab).inputValue(), evil);
  });
});

test('files that do not load are named, and asked for again', () => {
  let broken = true;
  const prepare = (context) => context.route('**/assets/search/*-s*.json', (route) => (broken ? route.abort() : route.continue()));
  return open('/kk/search/?q=форум', { prepare, noisy: true }, async (tab) => {
    const again = tab.getByRole('button', { name: 'Қайталап көру' });
    await again.waitFor();
    await said(tab, 'Іздеу файлдары жүктелмеді');
    assert.equal(await tab.locator('.results[aria-busy]').count(), 0);
    await again.click();
    await again.waitFor();
    broken = false;
    await again.click();
    assert.ok((await found(tab, 'форум')).length > 0);
  });
});

test('an answer that comes late does not replace a newer one', () => {
  const prepare = (context) => context.route('**/assets/search/kk-h*.json', async (route) => {
    await new Promise((done) => { setTimeout(done, 300); });
    await route.continue();
  });
  return open('/kk/search/', { prepare }, async (tab) => {
    await field(tab).fill('педагог');
    await tab.waitForTimeout(200);
    await field(tab).fill('бейсембаев');
    assert.equal((await found(tab, 'бейсембаев'))[0], '/kk/people/beisembaev-gani/');
    await tab.waitForTimeout(700);
    assert.equal(await rows(tab).first().locator('mark').innerText(), 'Бейсембаев');
  });
});

test('without JavaScript the page leads to indexes, years and lists, and says so', async () => {
  for (const lang of ['kk', 'ru'])
    await open(`/${lang}/search/?q=форум`, { javaScriptEnabled: false }, async (tab) => {
      assert.match(await tab.locator('noscript p').innerText(), lang === 'kk' ? /скриптер қосулы/ : /включены скрипты/);
      const links = await tab.locator('#browse a').evaluateAll((all) => all.map((link) => link.pathname + link.hash));
      for (const list of ['people/#l-', 'people/', 'organizations/', 'places/', 'years/', 'years/2023/', 'events/', 'documents/'])
        assert.ok(links.some((link) => (list.endsWith('/') ? link === `/${lang}/${list}` : link.startsWith(`/${lang}/${list}`))), list);
      await tab.locator('#search input').fill('педагог');
      await tab.locator('#search button').click();
      await tab.waitForURL(`**/${lang}/search/?q=*`);
    });
});

test('a site in a folder of its host finds its files', async () => {
  const folder = build(['--base-url', 'https://example.org/sub/folder']);
  const server = await serve(folder.site, '/sub/folder');
  try {
    await open('/sub/folder/kk/events/', { server }, async (tab) => {
      await tab.locator('header.head input').fill('кездесу');
      await tab.locator('header.head input').press('Enter');
      const paths = await found(tab, 'кездесу');
      assert.ok(paths.length === 4 && paths.every((path) => path.startsWith('/sub/folder/kk/events/kezdesu-')), String(paths));
      await rows(tab).first().locator('h3 a').click();
      await tab.locator('body[data-kind=event]').waitFor();
    });
  } finally {
    await server.stop();
    folder.remove();
  }
});

test('results are accessible, and fit narrow screens and large letters', async () => {
  for (const colorScheme of ['light', 'dark'])
    for (const query of ['/kk/search/?q=педагог&kind=events', '/ru/search/?q=балабкша', '/ru/search/?q=космодром'])
      await open(query, { colorScheme }, async (tab) => {
        await found(tab, '');
        await tab.evaluate(axe);
        const check = async () => (await tab.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }))).violations.map((v) => `${v.id}: ${v.nodes[0].html}`);
        assert.deepEqual(await check(), [], `${query} ${colorScheme}`);
        await tab.setViewportSize({ width: 320, height: 640 });
        assert.deepEqual(await check(), [], `${query} ${colorScheme} on a phone`);
        for (const size of ['100', '200']) {
          await tab.evaluate((percent) => { document.documentElement.dataset.size = percent; }, size);
          assert.ok(await tab.evaluate(() => document.scrollingElement.scrollWidth <= 320), `${query} ${size} %`);
        }
      });
});

test('the first search loads little, the next less', () => open('/kk/search/', {}, async (tab) => {
  const loaded = [];
  tab.on('request', (request) => { if (request.url().endsWith('.json')) loaded.push(request.url()); });
  await field(tab).fill('педагог');
  await found(tab, 'педагог');
  const first = loaded.length;
  await field(tab).fill('педагогтер');
  await found(tab, 'педагогтер');
  assert.equal(new Set(loaded).size, loaded.length, 'no file twice');
  assert.ok(loaded.length - first <= 2, loaded.slice(first).join(' '));
}));

for (const lang of ['kk', 'ru'])
  test(`${lang}: each query of the table has its first result`, () => open(`/${lang}/search/`, {}, async (tab) => {
    const faults = [];
    for (const { text, first, among, never, none } of queries().filter((query) => query.lang === lang)) {
      await field(tab).fill(text);
      await found(tab, text);
      const more = tab.locator('.results button');
      while ((among.length || never.length) && await more.count()) await more.click();
      const paths = (await found(tab, text)).map((path) => path.split('/').slice(2, 4).join('/'));
      const wrong = (first.length && !first.includes(paths[0])) || among.some((record) => !paths.includes(record)) || never.some((record) => paths.includes(record)) || (none && paths.length);
      if (wrong) faults.push(`${text}: ${paths.slice(0, 3).join(' ')}`);
    }
    assert.deepEqual(faults, []);
  }));
