// How do tests reach the search of a built site? Its engine without a browser, and the queries with the records they must find.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const SCRIPTS = ['words', 'russian', 'engine'];
const TABLE = fileURLToPath(new URL('../search_queries.tsv', import.meta.url));

/** The engine for a language of the site in the folder `root`; `also` sees the path of each file before it is read. */
export function engineOf(root, lang, also = () => {}) {
  const page = fs.readFileSync(path.join(root, lang, 'search/index.html'), 'utf8');
  const given = (name) => new RegExp(`data-${name}="([^"]+)"`).exec(page)[1];
  const sources = SCRIPTS.map((name) => new RegExp(`<script src="([^"]*/${name}\\.[0-9a-f]+\\.js)"`).exec(page)[1]);
  for (const source of sources) new Function(fs.readFileSync(path.join(root, source), 'utf8'))();
  const load = async (file) => {
    also(file);
    return JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
  };
  const paths = { manifest: given('manifest'), tables: given('tables'), facets: given('facets') };
  return globalThis.muragat.makeEngine({ load, paths, lang, langs: given('langs').split(' ') });
}

/** Queries: language of the page, words, records of which one comes first, records that are among the results, and that are not. */
export function queries() {
  const lines = fs.readFileSync(TABLE, 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#'));
  return lines.map((line) => {
    const [lang, text, expected] = line.split('\t');
    const all = expected.split('|').filter((record) => record !== '-');
    const marked = (mark) => all.filter((record) => record.startsWith(mark)).map((record) => record.slice(1));
    return { lang, text, first: all.filter((record) => !/^[+!]/.test(record)), among: marked('+'), never: marked('!'), none: expected === '-' };
  });
}
