// Can the pages be walked through with the keyboard alone? From the skip link to the foot: every stop is seen, none holds a reader.
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pagesOfEachKind } from './server.mjs';
import { stage } from './stage.mjs';

/** Stops of the longest pages that are looked at; all further ones are links like those before. */
const MOST_STOPS = 120;

const at = stage(process.env.SITE);

async function open(address, look) {
  const context = await at.browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  try {
    const tab = await context.newPage();
    await tab.goto(at.server.address + address);
    await look(tab);
  } finally {
    await context.close();
  }
}

/** What the focus is on: its place in the page, how it is called, whether its mark is painted and inside the window. */
const stop = (tab) => tab.evaluate(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  globalThis.stops ??= [...document.querySelectorAll('*')];
  // A radio button lies unseen over its label, which wears the mark.
  const shown = element.matches('.opts input') ? element.closest('label') : element;
  const style = globalThis.getComputedStyle(shown);
  const box = shown.getBoundingClientRect();
  return {
    at: globalThis.stops.indexOf(element),
    name: (element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60) || element.outerHTML.slice(0, 80),
    part: element.closest('header.head,nav.crumbs,main,footer')?.className ?? '',
    marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < globalThis.innerHeight && box.right > 0 && box.left < globalThis.innerWidth,
  };
});

for (const page of pagesOfEachKind(process.env.SITE).filter(({ refresh }) => !refresh))
  test(`${page.lang} ${page.kind} ${page.address}: Tab goes through it in order`, () => open(page.address, async (tab) => {
    await tab.keyboard.press('Tab');
    const first = await stop(tab);
    assert.equal(await tab.evaluate(() => document.activeElement.getAttribute('href')), '#main', `the skip link comes first, not ${first.name}`);
    assert.ok(first.marked && first.seen, 'the skip link shows itself');
    const parts = new Set();
    let before = first;
    for (let count = 1; count < MOST_STOPS; count += 1) {
      await tab.keyboard.press('Tab');
      const here = await stop(tab);
      if (!here) break;
      assert.ok(here.at > before.at, `${here.name} follows ${before.name}: held, or led back`);
      assert.ok(here.marked, `${here.name} shows no mark`);
      assert.ok(here.seen, `${here.name} lies outside of the window`);
      parts.add(here.part.split(' ')[0]);
      before = here;
    }
    assert.ok(parts.has('head'), 'the menu is reached');
    assert.ok(parts.has('sheet') || ['a11y', 'missing'].includes(page.kind), `the content is reached: ${[...parts]}`);
    await tab.keyboard.press('Shift+Tab');
    assert.ok(await stop(tab), 'the way back is open');
  }));

for (const lang of ['kk', 'ru'])
  test(`${lang}: Enter on the skip link moves the focus past the menu`, () => open(`/${lang}/events/`, async (tab) => {
    await tab.keyboard.press('Tab');
    await tab.keyboard.press('Enter');
    assert.equal(await tab.evaluate(() => document.activeElement.id), 'main');
    await tab.keyboard.press('Tab');
    assert.equal(await tab.evaluate(() => document.activeElement.closest('main') !== null), true);
  }));
