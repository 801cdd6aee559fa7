// Are pictures seen by everybody? The demo archive has no photographs: an archive with drawn ones is built for this.
//
// Run by tests/run; MURAGAT names the program where it is not in target/debug.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const target = process.env.CARGO_TARGET_DIR ?? path.join(import.meta.dirname, '../../target');
const program = process.env.MURAGAT ?? path.join(target, 'debug/muragat');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muragat-pictures-'));

/** A PNG whose colours run from corner to corner. */
function png(width, height) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rows.set([255 * x / width, 255 * y / height, 120], y * (width * 3 + 1) + 1 + x * 3);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length);
    body.copy(out, 4);
    out.writeUInt32BE(zlib.crc32(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head), chunk('IDAT', zlib.deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

/** A record with three pictures beside it: a wide one, a tall one, a small one. */
function record(name, head) {
  const home = path.join(folder, 'content', name);
  fs.mkdirSync(home, { recursive: true });
  const photos = ['wide', 'tall', 'small'].map((file) => `  - {file: ${file}.png, alt: {kk: Сурет ${file}, ru: Снимок ${file}}, caption: {kk: Үлгі}, credit: {kk: Үлгі, ru: Пример}, licence: CC BY 4.0}\n`);
  fs.writeFileSync(path.join(home, 'index.yaml'), `${head}photos:\n${photos.join('')}`);
  fs.writeFileSync(path.join(home, 'wide.png'), png(1700, 700));
  fs.writeFileSync(path.join(home, 'tall.png'), png(600, 1100));
  fs.writeFileSync(path.join(home, 'small.png'), png(200, 150));
}

const pages = ['/kk/events/forum/', '/ru/events/forum/', '/kk/events/forum/pictures/1/', '/ru/events/forum/pictures/2/', '/ru/news/habar/', '/kk/people/ulgi/', '/kk/people/ulgi/pictures/3/'];
let server;
let browser;
before(async () => {
  fs.mkdirSync(path.join(folder, 'content'));
  fs.writeFileSync(path.join(folder, 'content/site.yaml'), 'title: {kk: Мұрағат, ru: Архив}\n');
  record('events/forum', 'type: forum\ntitle: {kk: Форум, ru: Форум}\ndate: 2023-08-24\n');
  record('news/habar', 'title: {kk: Хабар, ru: Новость}\npublished: 2023-08-24\n');
  record('people/ulgi', 'name: {kk: Үлгі Адам, ru: Пример Имени}\n');
  execFileSync(program, ['build', '--root', folder, '--now', '2026-11-21', '--format', 'json']);
  server = await serve(path.join(folder, 'public'));
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  fs.rmSync(folder, { recursive: true });
});

/** Opens a page, scrolls through it so that late pictures come, and gives what `look` returns. */
async function open(address, options, look) {
  const context = await browser.newContext(options);
  try {
    const tab = await context.newPage();
    const noise = [];
    tab.on('console', (message) => { if (['error', 'warning'].includes(message.type())) noise.push(message.text()); });
    tab.on('response', (response) => { if (response.status() >= 400) noise.push(`${response.status()} ${response.url()}`); });
    await tab.goto(server.address + address, { waitUntil: 'load' });
    for (const image of await tab.locator('main img').all()) await image.scrollIntoViewIfNeeded();
    await tab.waitForLoadState('networkidle');
    return await look(tab, noise);
  } finally {
    await context.close();
  }
}

const images = (tab) => tab.evaluate(() => [...document.querySelectorAll('main img')].map((image) => ({
  file: image.currentSrc, seen: image.complete && image.naturalWidth > 0,
  box: image.getBoundingClientRect().toJSON(), right: Math.abs(image.width / image.height - image.naturalWidth / image.naturalHeight) < 0.02,
})));

for (const address of pages) {
  test(`${address}: accessible in light and dark`, () => open(address, {}, async (tab) => {
    await tab.evaluate(axe);
    for (const colorScheme of ['light', 'dark']) {
      await tab.emulateMedia({ colorScheme });
      const found = await tab.evaluate(() => globalThis.axe.run({ resultTypes: ['violations'] }));
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], colorScheme);
    }
  }));

  for (const width of [320, 1280])
    test(`${address}: all pictures come, undistorted and within ${width} px`, () => open(address, { viewport: { width, height: 700 } }, async (tab, noise) => {
      const found = await images(tab);
      assert.ok(found.length >= 1);
      for (const image of found) assert.ok(image.seen && image.right && image.box.right <= width + 1 && image.file.endsWith('.webp'), JSON.stringify(image));
      assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth));
      assert.deepEqual(noise, []);
    }));
}

test('galleries load small pictures, pages of pictures load large ones', async () => {
  const largest = (address) => open(address, { viewport: { width: 360, height: 700 }, deviceScaleFactor: 2 }, async (tab) =>
    Math.max(...(await images(tab)).map((image) => Number(/-(\d+)\.webp$/.exec(image.file)[1]))));
  assert.equal(await largest('/kk/events/forum/'), 480);
  assert.equal(await largest('/kk/events/forum/pictures/1/'), 960);
});

test('from picture to picture by keyboard and back to the record', () => open('/kk/events/forum/', {}, async (tab) => {
  await tab.locator('#picture-1 a').focus();
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/pictures\/1\/$/);
  await tab.locator('a[rel=next]').click();
  await tab.waitForURL(/pictures\/2\/$/);
  await tab.locator('a[href$="#picture-2"]').click();
  await tab.waitForURL(/forum\/#picture-2$/);
}));
