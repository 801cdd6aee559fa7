// Can everybody read the demo archive? One page of every kind, in Kazakh and in Russian, in Chromium.
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pagesOfEachKind } from './server.mjs';
import { stage } from './stage.mjs';

const root = process.env.SITE;
assert.ok(root && fs.existsSync(root), 'SITE names the folder of the built site');
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = pagesOfEachKind(root);
const read = pages.filter((page) => !page.refresh);

const at = stage(root);

/** Opens a page in a context of its own and gives what `look` returns. */
async function open(page, options, look) {
  const context = await at.browser.newContext(options);
  try {
    const tab = await context.newPage();
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    tab.on('pageerror', (error) => noise.push(String(error)));
    tab.on('request', (request) => { if (!request.url().startsWith(at.server.address + '/') && !request.url().startsWith('data:')) noise.push(`asks ${request.url()}`); });
    tab.on('response', (response) => { if (response.status() >= 400) noise.push(`${response.status()} ${response.url()}`); });
    const response = await tab.goto(at.server.address + page.address, { waitUntil: 'load' });
    assert.equal(response.status(), 200, page.address);
    return await look(tab, noise);
  } finally {
    await context.close();
  }
}

/** What axe finds on a page into which it was put. */
async function violations(tab, rules = {}) {
  const found = await tab.evaluate((chosen) => globalThis.axe.run({ resultTypes: ['violations'], rules: chosen }), rules);
  return found.violations.map((v) => `${v.id}: ${v.help} ${v.nodes.slice(0, 3).map((n) => `${n.target} ${n.html.slice(0, 160)}`).join(' ')}`);
}

/** The width of a page that is wider than its window, and the elements that stand out. */
function tooWide(tab) {
  return tab.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    const outside = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > limit + 1);
    return [`${document.documentElement.scrollWidth} px`, ...outside.slice(0, 5).map((e) => e.outerHTML.slice(0, 160))];
  });
}

test('the instruments find faults that were put there', () => open(read[0], { viewport: { width: 320, height: 640 } }, async (tab, noise) => {
  await tab.evaluate(axe);
  await tab.evaluate(() => {
    const main = document.querySelector('main');
    main.insertAdjacentHTML('beforeend', '<img src="/none.png"><p>wide</p>');
    main.lastElementChild.style.width = '900px';
  });
  assert.ok((await violations(tab)).some((found) => found.startsWith('image-alt')));
  assert.notDeepEqual(await tooWide(tab), []);
  await tab.waitForTimeout(200);
  assert.ok(noise.some((line) => line.startsWith('404')), noise.join('\n'));
}));

test('there is a page of every kind in both languages', () => {
  const kinds = (lang) => new Set(read.filter((page) => page.lang === lang).map((page) => page.kind));
  for (const kind of ['home', 'a11y', 'list', 'year', 'years', 'statistics', 'event', 'news', 'award-list', 'award', 'series', 'person', 'organization', 'place', 'work', 'document', 'topic'])
    for (const lang of ['kk', 'ru']) assert.ok(kinds(lang).has(kind), `${lang}: no page of the kind ${kind}`);
});

for (const page of read) {
  const name = `${page.lang} ${page.kind} ${page.address}`;

  test(`${name}: accessible in light and dark, on a desk and on a phone`, () => open(page, {}, async (tab) => {
    await tab.evaluate(axe);
    for (const colorScheme of ['light', 'dark'])
      for (const width of [1280, 360]) {
        await tab.emulateMedia({ colorScheme });
        await tab.setViewportSize({ width, height: 740 });
        assert.deepEqual(await violations(tab), [], `${colorScheme}, ${width} px`);
      }
  }));

  test(`${name}: no sideways scrolling at 320 and 360 px, nor with letters of 200 %`, () => open(page, {}, async (tab) => {
    for (const [width, size] of [[360, 100], [320, 100], [320, 200], [1280, 200]]) {
      await tab.setViewportSize({ width, height: 640 });
      await tab.evaluate((percent) => { document.documentElement.style.fontSize = `${percent}%`; }, size);
      assert.deepEqual(await tooWide(tab), [], `${width} px, ${size} %`);
    }
  }));

  test(`${name}: still where motion is unwanted, readable in the colours of the system`, () => open(page, { reducedMotion: 'reduce', forcedColors: 'active' }, async (tab) => {
    const found = await tab.evaluate(() => {
      const style = (element) => globalThis.getComputedStyle(element);
      const painted = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      // Drawings get their colour from their background or fill, which the system takes away unless the style sheet gives it back.
      const lost = [...document.querySelectorAll('.orn,.chart .bar,.chart .b2')].filter((drawing) => {
        const colour = drawing.matches('.orn') ? style(drawing).backgroundColor : style(drawing).fill;
        return painted(drawing) && colour === style(document.body).backgroundColor;
      });
      return {
        smooth: style(document.documentElement).scrollBehavior,
        moving: document.getAnimations().length,
        lost: lost.length,
        forced: globalThis.matchMedia('(forced-colors:active)').matches,
      };
    });
    assert.deepEqual(found, { smooth: 'auto', moving: 0, lost: 0, forced: true });
    await tab.evaluate(axe);
    // The colours that axe reads are those of the style sheet, which the system has replaced.
    assert.deepEqual(await violations(tab, { 'color-contrast': { enabled: false } }), []);
  }));

  test(`${name}: quiet, without JavaScript too, and at home`, async () => {
    const text = (tab) => tab.locator('body').innerText();
    const withScript = await open(page, {}, async (tab, noise) => {
      assert.deepEqual(noise, []);
      return text(tab);
    });
    await open(page, { javaScriptEnabled: false }, async (tab, noise) => {
      assert.deepEqual(noise, []);
      assert.equal(await tab.locator('h1').count(), 1);
      const words = (shown) => shown.split(/\s+/).filter(Boolean);
      const without = new Set(words(await text(tab)));
      assert.deepEqual(words(withScript).filter((word) => !without.has(word)), [], 'words that only scripts show');
    });
  });

  if (['kk', 'ru'].includes(page.address.split('/')[1]))
    test(`${name}: the language switch leads to the same page in the other language`, () => open(page, {}, async (tab, noise) => {
      const other = page.lang === 'kk' ? 'ru' : 'kk';
      await tab.locator(`header a[hreflang="${other}"]`).first().click();
      await tab.waitForURL(new RegExp(`/${other}/`));
      assert.equal(await tab.locator('html').getAttribute('lang'), other);
      assert.equal(await tab.locator('body').getAttribute('data-kind'), page.kind);
      assert.deepEqual(noise, []);
    }));
}

test('the root page leads on without a script', () => open({ address: '/' }, { javaScriptEnabled: false }, async (tab) => {
  await tab.waitForURL(/\/kk\/$/);
}));

test('an address that does not exist shows the page for it', async () => {
  const context = await at.browser.newContext();
  const tab = await context.newPage();
  const response = await tab.goto(`${at.server.address}/kk/no-such-page/`);
  assert.equal(response.status(), 404);
  assert.equal(await tab.locator('h1').count(), 1);
  await context.close();
});
