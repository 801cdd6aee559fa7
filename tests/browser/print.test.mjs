// Do an event, a programme and a list of results lie well on paper? A4, black on white, with the address and its QR code.
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import jsQR from 'jsqr';
import { stage } from './stage.mjs';

const root = process.env.SITE;
const BASE = 'https://muragat.example';
/** Width of the sheet between its margins, in CSS pixels. */
const A4 = { width: Math.round((210 - 32) / 25.4 * 96), height: 1000 };

const at = stage(root);

/** Opens a page as it is printed. */
async function printed(address, look, options = {}) {
  const context = await at.browser.newContext({ viewport: A4, deviceScaleFactor: 2, reducedMotion: 'reduce', ...options });
  try {
    const tab = await context.newPage();
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    await tab.emulateMedia({ media: 'print', colorScheme: options.colorScheme ?? 'light' });
    await tab.goto(at.server.address + address);
    await look(tab);
    assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
}

/** Number of sheets of a PDF, as its page tree says. */
async function sheets(tab) {
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map((box) => box[1].trim().split(/\s+/).map(Number));
  assert.ok(boxes.length > 0 && boxes.every(([, , w, h]) => Math.abs(w - 595) < 2 && Math.abs(h - 842) < 2), 'A4');
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

/** What a phone reads from the picture of an element. */
async function scanned(tab, element) {
  const png = (await element.screenshot()).toString('base64');
  const picture = await tab.evaluate(async (data) => {
    const image = new globalThis.Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = globalThis.document.createElement('canvas');
    // The paper around the code is a part of it.
    [canvas.width, canvas.height] = [image.width + 80, image.height + 80];
    const pen = canvas.getContext('2d');
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(image, 40, 40);
    return { width: canvas.width, height: canvas.height, data: [...pen.getImageData(0, 0, canvas.width, canvas.height).data] };
  }, png);
  return jsQR(Uint8ClampedArray.from(picture.data), picture.width, picture.height)?.data;
}

/** The records of a kind, the shortest page first. */
function records(lang, kind) {
  const folder = path.join(root, lang, kind);
  const size = (id) => fs.statSync(path.join(folder, id, 'index.html')).size;
  const ids = fs.readdirSync(folder).filter((id) => id !== 'page' && fs.existsSync(path.join(folder, id, 'index.html')));
  return ids.sort((a, b) => size(a) - size(b)).map((id) => `/${lang}/${kind}/${id}/`);
}

for (const lang of ['kk', 'ru']) {
  const [small] = records(lang, 'events');
  const large = records(lang, 'events').at(-1);
  const results = records(lang, 'award-lists').at(-1);

  for (const address of [small, large, results])
    test(`${address}: the record, its address and nothing to press`, () => printed(address, async (tab) => {
      for (const gone of ['nav.menu', 'nav.crumbs', '.tools', '.skip', 'aside.side', 'footer'])
        for (const element of await tab.locator(gone).all()) assert.ok(!await element.isVisible(), gone);
      assert.equal(await tab.locator('button:visible, input:visible').count(), 0);
      assert.ok(await tab.locator('.brand').isVisible());
      assert.ok((await tab.locator('header.head').boundingBox()).height < 110, 'the head is small');
      assert.ok(await tab.locator('.printed').getByText(BASE + address).isVisible());
      const code = tab.locator('svg[role=img]:visible').last();
      assert.ok((await code.getAttribute('aria-label')).includes('QR'));
      assert.equal(await scanned(tab, code), BASE + address);
      const wide = await tab.evaluate(() => globalThis.document.documentElement.scrollWidth);
      assert.ok(wide <= A4.width, `${wide} px are wider than the sheet`);
    }));
}

test('a small event is one sheet, a large one is a few', async () => {
  await printed(records('kk', 'events')[0], async (tab) => assert.equal(await sheets(tab), 1));
  await printed(records('kk', 'events').at(-1), async (tab) => {
    const count = await sheets(tab);
    assert.ok(count >= 2 && count <= 8, `${count} sheets`);
  });
});

test('a long table runs over several sheets and keeps its head on each', () => printed(records('kk', 'award-lists')[0], async (tab) => {
  const before = await sheets(tab);
  await tab.evaluate(() => {
    const row = (n) => `<tr><th scope="row">Атауы ${n}</th><td>${n}</td></tr>`;
    const rows = Array.from({ length: 150 }, (_, n) => row(n)).join('');
    globalThis.document.querySelector('main').insertAdjacentHTML('beforeend',
      `<section class="sec"><div class="scroll"><table><thead><tr><th scope="col">Есімі</th><th scope="col">Орны</th></tr></thead><tbody>${rows}</tbody></table></div></section>`);
  });
  assert.ok(await sheets(tab) >= before + 3, 'the box around a table is cut, too');
  for (const [element, property, value] of [['thead', 'display', 'table-header-group'], ['tbody tr', 'breakInside', 'avoid']])
    assert.equal(await tab.locator(element).first().evaluate((e, name) => globalThis.getComputedStyle(e)[name], property), value, element);
}));

test('paper is white and ink is black, whatever the screen shows', () => printed(records('ru', 'events').at(-1), async (tab) => {
  const colours = await tab.evaluate(() => {
    const used = new Set();
    for (const element of globalThis.document.querySelectorAll('main *, .printed *')) {
      const box = element.getBoundingClientRect();
      if (box.width && element.childNodes.length) used.add(globalThis.getComputedStyle(element).color);
    }
    return [globalThis.getComputedStyle(globalThis.document.documentElement).backgroundColor, ...used];
  });
  assert.equal(colours[0], 'rgb(255, 255, 255)');
  const light = colours.slice(1).filter((colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number)) > 90);
  assert.deepEqual(light, []);
}, { colorScheme: 'dark' }));

test('only sources and links are followed by their addresses', async () => {
  const withSources = records('kk', 'news').find((page) => /id="sources"(?:(?!<\/section>)[^])*?href="http/.test(fs.readFileSync(path.join(root, page, 'index.html'), 'utf8')));
  assert.ok(withSources);
  await printed(withSources, async (tab) => {
    const links = await tab.locator('main a[href]').evaluateAll((all) => all.map((link) => [
      globalThis.getComputedStyle(link, '::after').content.includes('http'),
      Boolean(link.closest('#sources, #links')) && link.getAttribute('href').startsWith('http'),
    ]));
    assert.ok(links.some(([written]) => written));
    assert.ok(links.every(([written, source]) => written === source));
  });
});

test('on the screen neither the address nor its code is seen or read out', async () => {
  const context = await at.browser.newContext();
  const tab = await context.newPage();
  await tab.goto(at.server.address + records('kk', 'events')[0]);
  assert.ok(!await tab.locator('.printed').isVisible());
  assert.equal(await tab.getByRole('img', { name: /QR/ }).count(), 0);
  await context.close();
});
