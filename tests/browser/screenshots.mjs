// How does the site look? Takes the pictures of the README: `SITE=public node screenshots.mjs FOLDER [--all]`.
// With --all: home, event, award list, person, statistics and search at 360, 768 and 1280 px, light and dark, in both languages.
import fs from 'node:fs';
import path from 'node:path';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

const PAGES = {
  home: '/',
  event: '/events/tamyz-2023-mektepke-deiingi-panel/',
  'award-list': '/award-lists/oqular-2/',
  person: '/people/beisembaev-gani/',
  statistics: '/statistics/',
  search: '/search/?q=казакстан педагогтеринин',
};

/** Pictures of the README: page, language, width, height, scheme. */
const README = [
  ['home', 'kk', 1280, 900, 'light'],
  ['event', 'ru', 768, 900, 'light'],
  ['award-list', 'kk', 768, 900, 'dark'],
  ['event', 'kk', 360, 720, 'light'],
  ['person', 'ru', 360, 720, 'dark'],
  ['statistics', 'kk', 360, 720, 'light'],
  ['search', 'kk', 768, 900, 'light'],
];

/** Every picture that was asked to be looked at. */
const ALL = Object.keys(PAGES).flatMap((page) => ['kk', 'ru'].flatMap((lang) =>
  [360, 768, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => [page, lang, width, 900, scheme]))));

/** Writes one picture as WebP; Chromium itself encodes it. */
async function shoot(browser, site, folder, [page, lang, width, height, scheme], whole) {
  const tab = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await tab.goto(`${site.address}/${lang}${PAGES[page]}`);
  if (page === 'search') await tab.locator('[data-search-result] mark').first().waitFor();
  const session = await tab.context().newCDPSession(tab);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 70, captureBeyondViewport: whole });
  fs.writeFileSync(path.join(folder, `${page}-${lang}-${width}-${scheme}.webp`), Buffer.from(data, 'base64'));
  await tab.close();
}

const folder = process.argv[2];
if (!folder || !process.env.SITE) {
  console.error('usage: SITE=<built site> node screenshots.mjs FOLDER [--all]');
  process.exit(2);
}
const all = process.argv.includes('--all');
fs.mkdirSync(folder, { recursive: true });
const site = await serve(process.env.SITE);
const browser = await launch();
for (const picture of all ? ALL : README) await shoot(browser, site, folder, picture, false);
await browser.close();
await site.stop();
