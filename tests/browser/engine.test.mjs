// Does the engine of the browser find what `muragat search` finds? The same records in the same order, with the same tiers and points.
//
// Run by tests/run, which builds the site: SITE=folder node --test. The program is named by MURAGAT, else target/debug/muragat.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { engineOf, queries } from './search.mjs';

const site = process.env.SITE;
const archive = fileURLToPath(new URL('../..', import.meta.url));
const program = process.env.MURAGAT ?? `${archive}/target/debug/muragat`;

/** Programs that run at a time. */
const AT_ONCE = 4;
/** Forms, beginnings, names, other keyboards and alphabets, slips, numbers, weak words, nothing at all. */
const MORE = `педагогтер|пед|қатысқандар|Ғани Бейсембаев|Ғ. Бейсембаев|Gani Beisembaev|бейсембаев гани |г|Ғ|№75|75|2023|II|ІІ оқулар|rfpfr
м9дениет|,tqctv,ftd|балабкша|казакстан|бала жоқ нәрсе|мен және|и|конференции|конференция |школы|almaty|qyzylorda|best teacher|ұстаздар
үздік педагог 2023|ъъъъъ|!!!|өрлеу-ге|тәрбиешілерді|<img onerror>|мектепке дейінгі ұйым педагогтерінің панельдік сессиясы тамыз 2023 Қызылорда`.split(/[|\n]/);

/** Hits as `muragat search` prints them: path, tier and points of each. */
async function printed(lang, query) {
  const call = ['search', '--root', archive, '--lang', lang, '--json', '--limit', '100000', '--', query];
  const { stdout } = await promisify(execFile)(program, call, { maxBuffer: 1 << 26 });
  return stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)).map(({ lang: of, kind, id, tier, points }) => `${of}/${kind}/${id}/ ${tier} ${points}`);
}

for (const lang of ['kk', 'ru'])
  test(`${lang}: every query has the hits of the program`, async () => {
    const engine = engineOf(site, lang);
    const all = [...MORE, ...queries().filter((query) => query.lang === lang).map(({ text }) => text)];
    const left = [...all];
    let found = 0;
    const compare = async () => {
      const query = left.shift();
      if (query === undefined) return;
      const { hits } = await engine.search(query);
      const heads = await engine.heads(hits.map(({ doc }) => doc));
      const own = hits.map(({ tier, points }, at) => `${heads[at].path} ${tier} ${points}`);
      assert.deepEqual(own, await printed(lang, query), query);
      found += Number(hits.length > 0);
      await compare();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, compare));
    assert.ok(found > all.length / 2, `${found} of ${all.length} queries found something`);
  });

test('a query says how it found, and which words are to be marked', async () => {
  const engine = engineOf(site, 'kk');
  const exact = await engine.search('педагогтер ');
  assert.equal(exact.round, 1);
  assert.ok(exact.surfaces.has('педагогтерінің') && !exact.surfaces.has('педагогикалық'));
  assert.equal((await engine.search('педагогика қызметкер жоқсөз')).partial, true);
  assert.deepEqual((await engine.search(' ')).hits, []);
  const text = 'Ғ. Бейсембаев пен Бейсембаевтың';
  const marks = engine.marks(text, (await engine.search('Ғ. Бейсембаев')).surfaces);
  assert.deepEqual(marks.map(([from, to]) => text.slice(from, to)), ['Ғ', 'Бейсембаев', 'Бейсембаевтың']);
});

test('sides count what the other sides leave', async () => {
  const engine = engineOf(site, 'kk');
  const { hits } = await engine.search('педагог');
  const all = engine.narrow(hits, {});
  assert.equal(all.hits.length, hits.length);
  assert.equal(all.counts.kind.reduce((sum, { count }) => sum + count, 0), hits.length);
  for (const { value, count } of all.counts.kind) {
    const some = engine.narrow(hits, { kind: value });
    assert.equal(some.hits.length, count, value);
    assert.deepEqual(some.counts.kind.map((kind) => [kind.value, kind.count]), all.counts.kind.map((kind) => [kind.value, kind.count]));
    assert.equal(some.counts.year.reduce((sum, year) => sum + year.count, 0), count);
    for (const year of some.counts.year) assert.equal(engine.narrow(hits, { kind: value, year: year.value }).hits.length, year.count);
  }
  for (const { value, count } of all.counts.place) assert.equal(engine.narrow(hits, { place: value }).hits.length, count, value);
  assert.equal(engine.narrow(hits, { place: '"><img>', year: '0' }).hits.length, hits.length, 'what is unknown narrows nothing');
});

test('a file that did not load is asked for again, and none is loaded twice', async () => {
  const loaded = new Map();
  let broken = true;
  const engine = engineOf(site, 'ru', (path) => {
    loaded.set(path, (loaded.get(path) ?? 0) + 1);
    if (broken && path.includes('-s0-')) throw new Error('offline');
  });
  await assert.rejects(engine.search('а'), /offline/);
  broken = false;
  const first = await engine.search('архив');
  assert.deepEqual(await engine.search('архив'), first);
  assert.deepEqual([...loaded].filter(([path, times]) => times > (path.includes('-s0-') ? 2 : 1)), []);
});
