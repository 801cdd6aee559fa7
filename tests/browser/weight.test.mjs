// How much does a reader on a slow link load? Measured as a plain host sends it: texts packed with gzip, nothing in the cache.
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { pagesOfEachKind } from './server.mjs';
import { stage } from './stage.mjs';

const KB = 1024;
/** A page of an event without pictures, with all it asks for. */
const EVENT = { bytes: 60 * KB, requests: 6 };
/** Any other page, pictures left out. */
const PAGE = { bytes: 90 * KB, requests: 12 };
/** Files of the whole site, as they lie there: what every page may ask for, and what only a search needs. */
const FILES = [
  ['style sheets', /\.css$/, 20 * KB],
  ['scripts of every page', /^assets\/[^/]*\.js$/, 10 * KB],
  ['scripts of the search', /^assets\/search\/.*\.js$/, 60 * KB],
];
/** Part of the text that is there without JavaScript, in percent. */
const TEXT = 98;

const root = process.env.SITE;
assert.ok(root && fs.existsSync(root), 'SITE names the folder of the built site');
const files = fs.readdirSync(root, { recursive: true }).filter((file) => fs.statSync(path.join(root, file)).isFile());

const at = stage(root);

/** Bytes and addresses that a page asks for in a new browser; pictures count as requests, and as bytes only if `pictures`. */
async function load(address, { pictures = true } = {}) {
  const context = await at.browser.newContext({ viewport: { width: 360, height: 740 } });
  try {
    const tab = await context.newPage();
    const answers = [];
    tab.on('response', (response) => answers.push(response));
    await tab.goto(at.server.address + address, { waitUntil: 'networkidle' });
    let bytes = 0;
    for (const response of answers) {
      const type = (await response.allHeaders())['content-type'] ?? '';
      if (type.startsWith('image/') && !type.includes('svg') && !pictures) continue;
      const body = await response.body();
      bytes += /^(text|application|image\/svg)/.test(type) ? gzipSync(body, { level: 6 }).length : body.length;
    }
    return { bytes, requests: answers.map((response) => response.url().replace(at.server.address, '')) };
  } finally {
    await context.close();
  }
}

for (const [name, which, limit] of FILES)
  test(`the ${name} together have at most ${limit} bytes`, () => {
    const found = files.filter((file) => which.test(file));
    assert.ok(found.length > 0, 'the site has such files');
    const bytes = found.reduce((sum, file) => sum + fs.statSync(path.join(root, file)).size, 0);
    assert.ok(bytes <= limit, `${bytes} bytes: ${found.join(', ')}`);
  });

/** The largest page of an event in a language that shows no picture. */
function eventWithoutPictures(lang) {
  const pages = files.filter((file) => file.startsWith(`${lang}/events/`) && file.split('/').length === 4 && file.endsWith('/index.html'));
  const texts = pages.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')]);
  const plain = texts.filter(([, text]) => text.includes('data-kind="event"') && !text.includes('<img'));
  assert.ok(plain.length > 0, `an event without pictures in ${lang}`);
  return '/' + plain.sort((a, b) => b[1].length - a[1].length)[0][0].replace('index.html', '');
}

for (const lang of ['kk', 'ru'])
  test(`${lang}: the longest event without pictures has at most ${EVENT.bytes} bytes and ${EVENT.requests} requests`, async (t) => {
    const address = eventWithoutPictures(lang);
    const { bytes, requests } = await load(address);
    t.diagnostic(`${address}: ${bytes} bytes, ${requests.length} requests`);
    assert.ok(bytes <= EVENT.bytes, `${address}: ${bytes} bytes`);
    assert.ok(requests.length <= EVENT.requests, `${address}: ${requests.join(' ')}`);
  });

for (const page of pagesOfEachKind(root).filter(({ refresh }) => !refresh))
  test(`${page.lang} ${page.kind}: light, and whole without JavaScript`, async () => {
    const { bytes, requests } = await load(page.address, { pictures: false });
    assert.ok(bytes <= PAGE.bytes, `${page.address}: ${bytes} bytes without pictures`);
    assert.ok(requests.length <= PAGE.requests, `${page.address}: ${requests.join(' ')}`);
    const length = async (javaScriptEnabled) => {
      const context = await at.browser.newContext({ javaScriptEnabled });
      try {
        const tab = await context.newPage();
        await tab.goto(at.server.address + page.address, { waitUntil: 'load' });
        return (await tab.locator('main').innerText()).replace(/\s+/g, ' ').trim().length;
      } finally {
        await context.close();
      }
    };
    const percent = (100 * await length(false)) / await length(true);
    assert.ok(percent >= TEXT, `${page.address}: ${percent.toFixed(1)} % of the text is there without JavaScript`);
  });
