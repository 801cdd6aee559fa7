// Does the search in the browser know words as the program does? A key that differs is a word that nobody finds.
//
// Run by tests/run: MURAGAT=program node --test. Lists that are no part of the repository are read where they are there.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ask, scripts, tables } from './analysis.mjs';
import { build } from './fixture.mjs';

const LANGS = ['kk', 'ru'];
/** How people without Kazakh letters type, but for і. */
const TYPED = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х' };
const SHOWN = 5;
/** Bytes of both scripts as a plain host packs them; new keys a second on a machine of any kind. */
const SMALL = 5 * 1024;
const FAST = 5000;

const here = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const beside = (name) => ['../../../shared/', '../../../../shared/'].map((folder) => here(folder + name)).find(fs.existsSync);
const lists = beside('lang');
const seeds = beside('seeds');
const dictionary = '/usr/share/hunspell/ru_RU.dic';
const table = tables();
const muragat = scripts();
const analyzer = muragat.makeAnalyzer(table, []);

const textsBelow = (folder) => fs.readdirSync(folder, { recursive: true })
  .filter((file) => /\.(md|yaml|csv|txt)$/.test(file)).sort()
  .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'));
const demo = textsBelow(here('../../content'));
const texts = [...demo, ...(seeds ? textsBelow(seeds) : [])];
const distinct = (words) => [...new Set(words)];
/** Words as people see them, parted as simply as can be: the tokenizers are compared elsewhere. */
const wordsIn = (texts) => distinct(texts.join('\n').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*/gu));
const typed = (word, i) => [...word.toLowerCase()].map((letter) => (letter === 'і' ? i : TYPED[letter] ?? letter)).join('');
const inEveryTyping = (words) => distinct(words.flatMap((word) => [word, typed(word, 'и'), typed(word, 'ы')]));

/** Fails with the first differences between what the program and the scripts say of each item. */
function same(items, program, browser) {
  assert.ok(items.length > 0);
  const differences = items.flatMap((item, at) => (program[at] === browser[at] ? [] : [`${JSON.stringify(item)}: ${program[at]} | ${browser[at]}`]));
  assert.equal(differences.length, 0, `${differences.length} of ${items.length} differ (program | browser):\n${differences.slice(0, SHOWN).join('\n')}`);
}

/** The keys of words in a language: 0 differences, in one question to the program. */
function sameKeys(lang, words) {
  same(words, ask(['--lang', lang], words), words.map((word) => analyzer.key(lang, analyzer.surface(word))));
}

for (const list of ['kk-nouns-ktb-dev.tsv', 'kk-nouns-unimorph-dev.tsv'])
  test(`forms of ${list}, as they are written and as they are typed`, (t) => {
    if (!lists) return t.skip('the lists of forms (../shared/lang) are not here');
    const file = path.join(lists, list);
    const words = inEveryTyping(fs.readFileSync(file, 'utf8').trim().split('\n').flatMap((line) => line.split('\t')));
    for (const lang of LANGS) sameKeys(lang, words);
    sameSight('kk', words.filter((_, at) => at % 9 === 0));
    t.diagnostic(`${words.length} words`);
  });

test('words of the demo archive and of the press releases', (t) => {
  const words = inEveryTyping(wordsIn(texts));
  for (const lang of LANGS) sameKeys(lang, words);
  t.diagnostic(`${words.length} words${seeds ? '' : '; the press texts (../shared/seeds) are not here'}`);
});

/** Stems and endings in every combination: Russian as its rules see it, where there is no dictionary. */
function russianForms() {
  const stems = 'педагог конференци воспитан учен професси участни проведенн организу разви победи казахстан сильн дошкольн'.split(' ');
  const endings = ' а ами ость ости ейший ейшая нный нная ющий ющиеся вшись ивши ила ует уют ить ешь ем ий ого ому ыми ией иях ья ь'.split(' ');
  return stems.flatMap((stem) => endings.flatMap((first) => endings.map((second) => stem + first + second)));
}

test('Russian words of a dictionary, and endings upon endings', (t) => {
  const known = fs.existsSync(dictionary) ? fs.readFileSync(dictionary, 'utf8').split('\n').slice(1).map((line) => line.split('/')[0].trim()) : [];
  if (!known.length) t.diagnostic(`there is no ${dictionary}`);
  const words = distinct([...russianForms(), ...known.filter(Boolean)]);
  sameKeys('ru', words);
  t.diagnostic(`${words.length} words`);
});

/** Lines of odd pieces in odd company; the same in every run. */
function oddLines(count) {
  const pieces = [
    'Қазақстан', 'ЮНИСЕФ-тің', '75балабақша', '№75', '5000-нан', '55-ші', '2023-2024', 'Ғ.', 'Ғ. Бейсембаев', 'Ғ.Б.Бейсембаев', 'И. О.',
    'жұмыстар¬дың', '¬', 'сөз\u00adдік', '\u00ad', 'ІІ', 'ІV', 'II', 'ХХІ', 'IT', 'ІТ', 'Мәдeниeт', 'Бейiмбет', 'cофт', 'hello', 'children’s', 'events',
    'Gani', 'Beissembayev', 'qazaqstan', 'Ǧani', 'ShchYoZh', 'rfpfr', 'м9дениет', '[fkbr', 'e8d', 'ё', 'Ёлка', 'подъезд', 'ОБЪЕДИНЕНИЕ', 'мектебіміздегілердің',
    'а\u0301', 'и\u0306', 'A\u0308', '\u0301', '😀', '𝒜𝔟', '🇰🇿', 'İstanbul', 'ıssız', 'ẞtraße', 'ΑΣ', 'ﬁn', '１２', '²', 'Ⅳ', '中文', 'عربي', 'ة\u064b',
    '\u200b', '\u200d', '\ufeff', '\u2011', '\u2010', '\u00a0', '\u202f', '-', '--', '—', '.', '..', ',', '«', '»', '’', "'", '"', '@', '_', '/', '&amp;', '1', '12', 'а', 'Я', 'ж', 'сы', 'ның', 'мен', 'и',
  ];
  const joints = ['', '', ' ', ' ', '-', '.', '. ', ', ', '\u00ad', '¬', '\u2011', '\u00a0'];
  let seed = 5;
  const pick = (from) => from[(seed = (seed * 48271) % 0x7fffffff) % from.length];
  const lines = ['', ...pieces];
  while (lines.length < count) lines.push(Array.from({ length: 1 + (lines.length % 7) }, () => pick(pieces) + pick(joints)).join(''));
  return lines;
}

/** All that the scripts see in a text, as `muragat analyze --json` prints it. */
const seenBy = (analyzer, lang, names) => (text) => ({
  words: analyzer.words(text).map(({ start, end, surface, initial }) => ({
    start, end, initial, key: analyzer.key(lang, surface), verb_key: analyzer.verbKey(surface), sound: analyzer.sound(surface),
    shelf: analyzer.shelf(surface), weak: analyzer.isWeak(surface), surface,
  })),
  names,
  surface: analyzer.surface(text),
  key: analyzer.key(lang, analyzer.surface(text)),
  skeleton: analyzer.skeleton(text),
  sound: analyzer.sound(text),
  shelf: analyzer.shelf(text),
  cyrillic: analyzer.latinAsCyrillic(text),
  keyboards: analyzer.otherKeyboards(text),
});
/** All that both see in each line, and the names that the program keeps. */
function sameSight(lang, lines, names = []) {
  const program = ask(['--json', '--lang', lang, ...names.flatMap((name) => ['--name', name])], lines);
  const kept = JSON.parse(program[0]).names;
  const own = muragat.makeAnalyzer(table, kept);
  same(lines, program, lines.map(seenBy(own, lang, kept)).map((seen) => JSON.stringify(seen)));
  return kept;
}

test('texts of the demo archive and press releases, line by line', (t) => {
  const lines = distinct(texts.flatMap((text) => text.split(/\r?\n/)));
  sameSight('kk', lines);
  t.diagnostic(`${lines.length} lines`);
});

test('lines of odd letters and marks', () => {
  const lines = oddLines(3000);
  sameSight('kk', lines.slice(0, 2000));
  sameSight('ru', lines.slice(2000));
});

test('names that keep their letters', () => {
  const names = ['Бейсембаев', 'Оразбаева', 'Қызылорда', 'Астана', 'Тараз', 'Болашақ', 'Ғани', 'Сара', 'Мәриям', 'Ақтөбе', 'Алатау'];
  const forms = ['', 'ның', 'ға', 'да', 'дан', 'ы', 'сы', 'сына', 'лар', 'мен', 'дағы', 'тың', 'қа', 'тан', 'лардың'];
  const kept = sameSight('kk', inEveryTyping(names.flatMap((name) => forms.map((form) => name + form))), names);
  assert.ok(kept.length > 0 && kept.length < names.length, `${kept}`);
});

test('letters after letters, in every combination of three', () => {
  const kazakh = 'аәбгғдежзийкқлмнңоөпрстуұүхһшыіэюяё';
  const latin = 'abcdeghijknostuyzğşū’';
  const combined = (letters) => [...letters].flatMap((a) => [...letters].flatMap((b) => [...letters].map((c) => a + b + c)));
  sameSight('kk', [...combined(latin), ...combined(kazakh).filter((_, at) => at % 5 === 0)]);
});

test('a table with one mistake is noticed', () => {
  const words = ['мектептерінде', 'қатысқандардың', 'Бейсембаев', 'rfpfr', 'халқы', 'ЮНИСЕФ-ші', '5-й', 'Kөкшетау', 'Zhanna', 'цирк', 'және', 'өзінің', 'облысы', 'Yerlan'];
  const said = ask(['--json'], words);
  const differ = (tables) => {
    const other = muragat.makeAnalyzer(tables, []);
    return words.some((word, at) => JSON.stringify(seenBy(other, 'kk', [])(word)) !== said[at]);
  };
  assert.ok(!differ(table));
  const spoilt = {
    rows: table.rows.filter(([form]) => form !== 'тер'), classes: { ...table.classes, V: 'о' }, fold: { ...table.fold, қ: 'х' }, alike: 'ааоо', least: 9,
    longest: 4, short: '', keep: '', digraphs: [], latin: {}, vowels: '', sounds: {}, shelves: {}, mute: '', keys: '', hyphened: '', numbered: '', weak: '',
  };
  const unnoticed = Object.keys(spoilt).filter((name) => !differ({ ...table, [name]: spoilt[name] }));
  assert.deepEqual(unnoticed, []);
  assert.deepEqual(Object.keys(table).filter((name) => !(name in spoilt)), ['states'], 'tables that nothing was spoilt in, but for a number');
});

test('the scripts that a site publishes are small', (t) => {
  const { site, remove } = build();
  try {
    const folder = path.join(site, 'assets', 'search');
    const scripts = fs.readdirSync(folder).filter((file) => /^(russian|words)\..*js$/.test(file));
    assert.equal(scripts.length, 2, `${fs.readdirSync(folder)}`);
    const size = gzipSync(Buffer.concat(scripts.map((script) => fs.readFileSync(path.join(folder, script)))), { level: 6 }).length;
    t.diagnostic(`${size} bytes`);
    assert.ok(size <= SMALL, `${size} bytes`);
  } finally {
    remove();
  }
});

test('new words are analyzed fast', (t) => {
  const words = wordsIn(demo);
  const fresh = muragat.makeAnalyzer(table, []);
  const start = performance.now();
  for (const word of words) for (const lang of LANGS) fresh.key(lang, fresh.surface(word));
  const speed = Math.round((LANGS.length * words.length * 1000) / (performance.now() - start));
  t.diagnostic(`${speed} keys a second`);
  assert.ok(speed >= FAST, `${speed} keys a second`);
});
