// How many bytes does a search load? Per request and in all, for the first query and for each after it, on one archive.
//
//   SITE=folder node search_weight.mjs [LANG] QUERY …
//
// The page is opened in Chromium without anything in its cache, as a plain host serves it; each text is counted as gzip (level 6)
// and as brotli (level 11) would send it. The first query pays for the page, its scripts and styles, and the index.
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const LIMIT = 90_000;
const [lang, ...queries] = /^[a-z]{2}$/.test(process.argv[2] ?? '') ? process.argv.slice(2) : ['kk', ...process.argv.slice(2)];
const root = process.env.SITE;
if (!root || queries.length === 0) throw new Error('SITE=folder node search_weight.mjs [LANG] QUERY …');

const server = await serve(path.resolve(root));
const browser = await launch();
const tab = await browser.newPage({ viewport: { width: 360, height: 740 } });
let answers = [];
tab.on('response', (response) => answers.push(response));

/** What was loaded since the last time, the largest first. */
async function loaded(title, took) {
  const rows = [];
  for (const response of answers.splice(0)) {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const packed = /woff2|png|webp|jpeg/.test(response.headers()['content-type'] ?? '');
    rows.push({
      name: response.url().replace(server.address, ''),
      raw: body.length,
      gzip: packed ? body.length : gzipSync(body, { level: 6 }).length,
      brotli: packed ? body.length : brotliCompressSync(body).length,
    });
  }
  rows.sort((a, b) => b.gzip - a.gzip);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  console.log(`\n${title}: ${rows.length} requests, ${sum('raw')} bytes, gzip ${sum('gzip')}, brotli ${sum('brotli')}; ${took} ms`);
  for (const row of rows.slice(0, 12)) console.log(`  ${String(row.gzip).padStart(8)}  ${String(row.raw).padStart(8)}  ${row.name}`);
}

try {
  for (const [at, query] of queries.entries()) {
    const started = Date.now();
    if (at === 0) await tab.goto(`${server.address}/${lang}/search/`, { waitUntil: 'networkidle' });
    await tab.fill('main input[type=search]', query);
    const shown = (wanted) => document.title.includes(wanted) && document.querySelector('.results')?.childElementCount > 0 && !document.querySelector('.results[aria-busy]');
    await tab.waitForFunction(shown, query, { timeout: LIMIT });
    const took = Date.now() - started;
    // Texts around the words of hits come after.
    await tab.waitForTimeout(1500);
    await tab.waitForLoadState('networkidle');
    await loaded(`${at === 0 ? 'first query' : 'next query'} «${query}», ${await tab.locator('[data-search-result]').count()} rows`, took);
  }
} finally {
  await browser.close();
  await server.stop();
}
