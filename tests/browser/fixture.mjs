// On which archive are things looked at that the demo archive is too small for? Long tables in odd order, a title that would break out.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ALPHABET = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
export const HOSTILE = '"><script>alert(1)</script> & «Қ» #1?x=y%';
const MONEY = [900, 10_000, 1_000_000];
const PLACES = ['3', '1', '2'];

/** Where the program is that the tests try. */
export const program = process.env.MURAGAT ?? fileURLToPath(new URL('../../target/debug/muragat', import.meta.url));

/** Every letter once, in an order that is neither that of the alphabet nor that of code points. */
const shuffled = [...ALPHABET].map((letter, at) => [(at * 25) % 42, letter]).sort((a, b) => a[0] - b[0]).map(([, letter]) => letter);

const rows = (letters) => ['Ұжым,Орын,Сомасы,shared', ...letters.map((letter, at) => `${letter} тобы,${PLACES[at % 3]},${MONEY[at % 3]} теңге,true`)].join('\n') + '\n';

const FILES = {
  'site.yaml': 'title: {kk: Мұрағат, ru: Архив}\nbase_url: https://archive.example\nlanguages: [kk, ru]\nper_page: 50\n',
  'awards/synaq.yaml': 'title: {kk: Сынақ марапаты, ru: Пробная награда}\n',
  'award-lists/uzyn/index.yaml': 'title: {kk: Ұзын тізім, ru: Длинный список}\naward: synaq\nyear: 2023\nresults: rows.csv\n',
  'award-lists/uzyn/rows.csv': rows(shuffled),
  'award-lists/eski/index.yaml': 'title: {kk: Ескі тізім, ru: Старый список}\naward: synaq\nyear: 2022\nresults: rows.csv\n',
  'award-lists/eski/rows.csv': rows(['Ә', 'А', 'Б']),
  'events/qaterli.yaml': `type: forum\ntitle: {kk: ${JSON.stringify(HOSTILE)}, ru: ${JSON.stringify(HOSTILE)}}\ndate: 2023-08-24\n`,
  'series/jyl-saiyn.yaml': 'title: {kk: Жыл сайын, ru: Каждый год}\n',
};
// Days whose names, as words, stand in another order than the days themselves.
for (const [at, day] of ['2020-12-30', '2021-02-03', '2021-10-01', '2022'].entries())
  FILES[`events/kezdesu-${at}.yaml`] = `type: forum\ntitle: {kk: ${at + 1}-кездесу, ru: Встреча ${at + 1}}\nseries: jyl-saiyn\nedition: ${at + 8}\ndate: ${day}\n`;
for (const [at, letter] of shuffled.entries())
  FILES[`topics/taqyryp-${at}.yaml`] = `name: {kk: ${letter} тақырыбы, ru: Тема ${letter}}\n`;

/** Builds the archive into a temporary folder, with `more` arguments; gives the folder and a function that removes it. */
export function build(more = []) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muragat-'));
  for (const [name, text] of Object.entries(FILES)) {
    const file = path.join(folder, 'content', name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const site = path.join(folder, 'public');
  try {
    execFileSync(program, ['build', '--root', folder, '--now', '2026-11-21', '--out', site, ...more], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    throw new Error(`${program}: ${(error.stderr ?? error.message).slice(0, 2000)}`);
  }
  return { site, remove: () => fs.rmSync(folder, { recursive: true }) };
}
