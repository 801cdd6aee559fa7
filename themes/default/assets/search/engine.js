// Which records answer a query, and in which order? The same rules as `muragat search`, over the same files; whole numbers only.
//
// It knows neither pages nor addresses: whoever makes an engine says how a file is loaded. Each file is loaded once, when it
// is needed; what failed to load is asked for again by the next query.
(() => {
  'use strict';
  const muragat = (globalThis.muragat ??= {});

  /** Weight of a match by its field: name, title of an entity, title, names, summary, body. */
  const WEIGHTS = [16, 9, 8, 4, 3, 1];
  /** Levels of a match: by tier, and in tier 0 by how near the spelling is. */
  const LEVEL = { same: 12, folded: 11, form: 10, beginning: 6, verb: 5, sound: 4, soundBeginning: 3, near: 2 };
  /** With fewer hits than this, other spellings are looked for, too. */
  const MANY = 20;
  const FEW = 5;
  const MOST_WORDS = 8;
  /** A match is one number, the smaller the better: its tier times this, less its points. */
  const TIER = 1000;

  const DIGITS = new Uint8Array(128);
  [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((digit, value) => { DIGITS[digit.charCodeAt(0)] = value; });

  /** Whole numbers, written in groups of five bits, the smallest first. */
  function numbers(text) {
    const found = [];
    let value = 0;
    let shift = 0;
    for (let at = 0; at < text.length; at += 1) {
      const digit = DIGITS[text.charCodeAt(at)];
      value |= (digit & 31) << shift;
      shift += 5;
      if (digit < 32) {
        found.push(value);
        value = 0;
        shift = 0;
      }
    }
    return found;
  }

  /** Documents, each written as its distance from the one before. */
  function documents(text) {
    let doc = 0;
    return numbers(text).map((step) => (doc += step));
  }

  const size = (text) => [...text].length;
  const unique = (list) => [...new Set(list)];
  const isLatin = (surface) => /[a-zA-Z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/.test(surface);
  const isCyrillic = (surface) => /[\u0400-\u052f]/.test(surface);
  /** An initial keeps its full stop. */
  const surfaceOf = ({ surface, initial }) => (initial ? `${surface}.` : surface);

  /** Whether one letter more, less or other, or two neighbours swapped, make one word of the other. */
  function isNear(a, b) {
    const [short, long] = a.length <= b.length ? [a, b] : [b, a];
    if (long.length - short.length > 1) return false;
    let from = 0;
    while (from < short.length && short[from] === long[from]) from += 1;
    let behind = 0;
    while (behind < short.length - from && short[short.length - 1 - behind] === long[long.length - 1 - behind]) behind += 1;
    const rest = short.length - from - behind;
    if (long.length > short.length) return rest === 0;
    return rest === 1 || (rest === 2 && short[from] === long[from + 1] && short[from + 1] === long[from]);
  }

  /** Loads files by name, each once. */
  function loader(load) {
    const loaded = new Map();
    return (path) => {
      if (!loaded.has(path)) {
        const file = load(path);
        loaded.set(path, file);
        file.catch(() => loaded.delete(path));
      }
      return loaded.get(path);
    };
  }

  /** The files of one language: terms by their shelves, and what results show. */
  class Index {
    constructor({ load, paths, lang, analyzer }) {
      Object.assign(this, { fetch: loader(load), paths, lang, analyzer, shards: new Map() });
      this.folder = paths.manifest.slice(0, paths.manifest.lastIndexOf('/') + 1);
    }

    /** What every query needs: three files, asked for at once. */
    async open() {
      const { manifest, tables, facets } = this.paths;
      const [list, words, sides] = await Promise.all([this.fetch(manifest), this.analyzer ? null : this.fetch(tables), this.fetch(facets)]);
      this.manifest = list;
      this.analyzer ??= muragat.makeAnalyzer(words, list.names, list.forms);
      this.sides ??= facetsOf(sides, list);
      return this;
    }

    /** The terms of one shard with their shelves. */
    async shard(number) {
      if (!this.shards.has(number)) {
        const file = await this.fetch(`${this.folder}${this.lang}-s${number}-${this.manifest.shards[number][1]}.json`);
        const forms = (term) => Array.from({ length: (term.length - 1) / 2 }, (_, at) => ({ surface: term[at * 2 + 1], postings: term[at * 2 + 2] }));
        this.shards.set(number, file.map((term) => ({ key: term[0], shelf: this.analyzer.shelf(term[0]), forms: forms(term) })));
      }
      return this.shards.get(number);
    }

    /** The terms whose shelf is, or begins with, one of `shelves`. A shelf lies in one shard. */
    async terms(shelves, { whole = false } = {}) {
      const wanted = new Set();
      const { shards } = this.manifest;
      for (const shelf of shelves) {
        let at = shards.findLastIndex(([first]) => first <= shelf);
        do wanted.add(at); while (!whole && shards[(at += 1)]?.[0].startsWith(shelf));
      }
      const found = await Promise.all([...wanted].map((number) => this.shard(number)));
      const fits = (term) => shelves.some((shelf) => (whole ? term.shelf === shelf : term.shelf.startsWith(shelf)));
      return found.flat().filter(fits);
    }

    /** What the rows of these documents show. */
    async heads(docs) {
      const file = (chunk) => this.fetch(`${this.folder}${this.lang}-h${chunk}-${this.manifest.heads[chunk]}.json`);
      const { chunk: length, kinds } = this.manifest;
      return Promise.all(docs.map(async (doc) => {
        const [path, title, titleLang, when, meta, summary, kind, only] = (await file(Math.floor(doc / length)))[doc % length];
        return { path, title, titleLang, when, meta, summary, kind: kinds[kind][0], only };
      }));
    }
  }

  /** The sides by which hits are narrowed: for each its values with their titles, and the values of a document. */
  function facetsOf(file, { kinds, docs }) {
    const years = file.year.flatMap(([year, count]) => new Array(count).fill(year ?? 'undated'));
    const named = (rows) => {
      const of = new Map();
      const values = rows.map(([title, path, postings], at) => {
        for (const doc of documents(postings)) of.set(doc, [...of.get(doc) ?? [], at]);
        return { value: path.split('/').filter(Boolean).at(-1), title };
      });
      return { values, of: (doc) => of.get(doc) ?? [] };
    };
    const shelves = unique(years).sort((a, b) => (b === 'undated' ? -1e4 : b) - (a === 'undated' ? -1e4 : a));
    const place = new Map(shelves.map((year, at) => [year, at]));
    return {
      docs,
      kind: { values: kinds.map(([value, title]) => ({ value, title })), of: (doc) => [file.kind.charCodeAt(doc) - 97] },
      year: { values: shelves.map((year) => ({ value: String(year), title: year === 'undated' ? '' : String(year) })), of: (doc) => [place.get(years[doc])] },
      place: named(file.places),
      award: named(file.awards),
    };
  }

  /** A word of a query: by what it is compared, and the documents that it was found in so far. */
  class Word {
    constructor(word, last, seeker) {
      const { analyzer, langs } = seeker;
      this.surface = surfaceOf(word);
      this.last = last;
      this.initial = word.initial;
      this.skeleton = analyzer.skeleton(this.surface);
      this.keys = word.initial ? [] : seeker.keys(this.surface);
      const single = size(word.surface) === 1;
      if (single) this.keys.push(`${analyzer.skeleton(word.surface)}.`);
      this.latin = isLatin(word.surface);
      this.cyrillic = this.latin ? analyzer.latinAsCyrillic(this.surface) : this.surface;
      this.sound = analyzer.sound(this.surface);
      this.near = [...analyzer.shelf(this.cyrillic)].slice(0, 3).join('');
      // Of numbers, single letters and what has no sound no other spelling is looked for.
      this.loose = !single && this.near !== '' && this.sound !== '' && !/^\p{N}+$/u.test(word.surface);
      this.verb = langs.includes('kk') && isCyrillic(this.surface) ? analyzer.verbKey(this.surface) : null;
      this.readings = [];
      this.found = new Map();
      this.forms = new Set();
    }

    /** Notes the documents of a form: of each the lowest tier, and in that the most points. */
    match(tier, level, { surface, postings }) {
      this.forms.add(surface);
      let doc = 0;
      for (const number of numbers(postings)) {
        doc += number >> 3;
        const rank = (tier + 1) * TIER - 1 - WEIGHTS[number & 7] * level;
        const known = this.found.get(doc);
        if (known === undefined || rank < known) this.found.set(doc, rank);
      }
    }
  }

  /** Looks for words in an index, tier by tier. */
  class Seeker {
    constructor(index, langs) {
      Object.assign(this, { index, langs, analyzer: index.analyzer });
    }

    /** The keys of a word in the languages of the site, each once. */
    keys(surface) {
      return unique(this.langs.map((code) => this.analyzer.key(code, surface)));
    }

    async forms(keys) {
      const own = new Set(keys);
      const terms = await this.index.terms(keys.map(this.analyzer.shelf), { whole: true });
      return terms.filter(({ key }) => own.has(key)).flatMap((term) => term.forms);
    }

    /** Tier 0: the word itself in any form. */
    async same(word) {
      for (const form of await this.forms(word.keys)) {
        const folded = this.analyzer.skeleton(form.surface) === word.skeleton ? LEVEL.folded : LEVEL.form;
        word.match(0, form.surface === word.surface ? LEVEL.same : folded, form);
      }
    }

    /** Tier 1: words that begin so, while a reader types. */
    async beginning(word) {
      const { analyzer } = this;
      if (!word.last || word.initial || size(word.skeleton) < 3) return;
      const key = size(word.keys[0]) >= 3 ? word.keys[0] : null;
      const shelves = unique([word.skeleton, ...key ? [key] : []].map(analyzer.shelf));
      for (const term of await this.index.terms(shelves)) {
        const all = key && term.key.startsWith(key);
        for (const form of term.forms)
          if (all || analyzer.skeleton(form.surface).startsWith(word.skeleton)) word.match(1, LEVEL.beginning, form);
      }
    }

    /** Tier 3: what was meant if the keyboard stood on another layout. */
    async otherwise(word) {
      for (const form of await this.forms(word.readings)) word.match(3, LEVEL.sound, form);
    }

    /** Tiers 2 to 4, those that are asked for: other spellings, among the terms that begin alike. */
    async like(word, tiers) {
      if (!word.loose) return;
      const { analyzer } = this;
      const key = word.latin ? analyzer.key('kk', word.cyrillic) : word.keys[0];
      const sound = analyzer.sound(key);
      const heard = word.last && size(word.surface) >= 3 ? word.sound : null;
      const typed = tiers.includes(4) && size(word.skeleton) >= 5 ? [...word.skeleton] : null;
      for (const term of await this.index.terms([word.near])) {
        const sounds = analyzer.sound(term.key) === sound;
        for (const form of term.forms) {
          const folded = analyzer.skeleton(form.surface);
          if (tiers.includes(2) && word.verb !== null && analyzer.verbKey(form.surface) === word.verb) word.match(2, LEVEL.verb, form);
          if (tiers.includes(3) && sounds) word.match(3, LEVEL.sound, form);
          else if (tiers.includes(3) && heard !== null && analyzer.sound(folded).startsWith(heard)) word.match(3, LEVEL.soundBeginning, form);
          if (typed && isNear(typed, [...folded])) word.match(4, LEVEL.near, form);
        }
      }
    }

    /**
     * The keys of what stands for a word when its chunk of the query, between white space, is read as typed on other layouts.
     * Letters of one layout may be marks or digits of another: a word falls into several, or several into one.
     */
    readings(query, word) {
      const { analyzer } = this;
      const start = [...query.slice(0, word.start).matchAll(/\p{White_Space}/gu)].at(-1)?.index + 1 || 0;
      const chunk = query.slice(start).split(/\p{White_Space}/u)[0];
      const own = analyzer.words(chunk);
      const place = own.findIndex((other) => other.start + start === word.start);
      return unique(analyzer.otherKeyboards(chunk).flatMap((reading) => {
        const meant = analyzer.words(reading);
        const one = meant.length === 1 ? meant[0] : meant.length === own.length ? meant[place] : null;
        return one && !one.initial ? this.keys(one.surface) : [];
      }));
    }

    /** The words of a query that say something; the weak ones only if there are no others. */
    words(query) {
      const { analyzer } = this;
      const all = analyzer.words(query);
      const strong = all.filter((word) => word.initial || !analyzer.isWeak(word.surface));
      const chosen = new Map();
      for (const word of strong.length ? strong : all) if (!chosen.has(surfaceOf(word))) chosen.set(surfaceOf(word), word);
      const last = all.length && !/\p{White_Space}$/u.test(query) ? surfaceOf(all.at(-1)) : null;
      return [...chosen].slice(0, MOST_WORDS).map(([surface, word]) => {
        const made = new Word(word, surface === last, this);
        made.readings = this.readings(query, word);
        return made;
      });
    }
  }

  const better = (a, b) => a.tier - b.tier || b.points - a.points || a.doc - b.doc;

  /** The documents that all words are found in. */
  function hitsOf(words) {
    const [fewest] = [...words].sort((a, b) => a.found.size - b.found.size);
    const hits = [];
    for (const doc of fewest?.found.keys() ?? []) {
      let tier = 0;
      let points = 0;
      if (!words.every(({ found }) => {
        const rank = found.get(doc);
        if (rank === undefined) return false;
        tier = Math.max(tier, Math.floor(rank / TIER));
        points += TIER - 1 - (rank % TIER);
        return true;
      })) continue;
      hits.push({ doc, tier, points });
    }
    return hits.sort(better);
  }

  /** The documents that some words are found in, those with more of them first. */
  function partsOf(words) {
    const some = new Map();
    for (const { found } of words)
      for (const [doc, rank] of found) {
        const hit = some.get(doc) ?? { doc, tier: 0, points: 0, words: 0 };
        hit.tier = Math.max(hit.tier, Math.floor(rank / TIER));
        hit.points += TIER - 1 - (rank % TIER);
        hit.words += 1;
        some.set(doc, hit);
      }
    return [...some.values()].sort((a, b) => b.words - a.words || better(a, b));
  }

  async function answer(query, seeker) {
    const words = seeker.words(query);
    if (!words.length) return { hits: [], round: 0, partial: false, surfaces: new Set() };
    const each = (step) => Promise.all(words.map(step));
    await each(async (word) => {
      await seeker.same(word);
      if (word.found.size) return;
      await seeker.otherwise(word);
      if (word.latin) await seeker.like(word, [3]);
    });
    let hits = hitsOf(words);
    // With more hits nobody would see what only begins so.
    if (hits.length < MANY) {
      await each((word) => seeker.beginning(word));
      hits = hitsOf(words);
    }
    let round = 1;
    if (hits.length < FEW) {
      round = 2;
      await each(async (word) => {
        await seeker.otherwise(word);
        await seeker.like(word, [2, 3]);
      });
      hits = hitsOf(words);
    }
    if (!hits.length) {
      round = 3;
      await each((word) => seeker.like(word, [4]));
      hits = hitsOf(words);
    }
    if (!hits.length && words.length > 1) {
      round = 4;
      hits = partsOf(words);
    }
    return { hits, round, partial: round === 4 && hits.length > 0, surfaces: new Set(words.flatMap(({ forms }) => [...forms])) };
  }

  const SIDES = ['kind', 'year', 'place', 'award'];

  /** Hits that have all values of `chosen` (an unknown value counts as none), and of each side its values with the number of hits
   * that the other sides leave. */
  function narrowed(sides, hits, chosen) {
    const at = Object.fromEntries(SIDES.map((side) => [side, sides[side].values.findIndex(({ value }) => value === chosen[side])]));
    const has = (side, doc) => at[side] < 0 || sides[side].of(doc).includes(at[side]);
    const left = hits.filter(({ doc }) => SIDES.every((side) => has(side, doc)));
    const counts = Object.fromEntries(SIDES.map((side) => {
      const number = new Map();
      for (const { doc } of hits)
        if (SIDES.every((other) => other === side || has(other, doc)))
          for (const value of sides[side].of(doc)) number.set(value, (number.get(value) ?? 0) + 1);
      if (at[side] >= 0 && !number.has(at[side])) number.set(at[side], 0);
      const order = side === 'year' ? (a, b) => a[0] - b[0] : (a, b) => b[1] - a[1] || a[0] - b[0];
      return [side, [...number].sort(order).map(([value, count]) => ({ ...sides[side].values[value], count, chosen: value === at[side] }))];
    }));
    return { hits: left, counts };
  }

  /**
   * An engine for the index of `lang`. `load(path)` promises the JSON of a file; `paths` names `manifest`, `tables` and
   * `facets`; `langs` are the languages of the site. `analyzer` stands in for the one that the tables make.
   */
  muragat.makeEngine = ({ load, paths, lang, langs, analyzer }) => {
    const index = new Index({ load, paths, lang, analyzer });
    const order = [lang, ...langs.filter((other) => other !== lang)];
    return {
      /** Loads what every query needs. */
      open: () => index.open(),
      /** `{ hits: [{ doc, tier, points }], round, partial, surfaces }` */
      search: async (query) => answer(query, new Seeker(await index.open(), order)),
      narrow: (hits, chosen) => narrowed(index.sides, hits, chosen),
      heads: (docs) => index.heads(docs),
      /** Where in a text the words are that were found: `[[start, end]]`. */
      marks(text, surfaces) {
        const words = index.analyzer.words(text).filter((word) => surfaces.has(surfaceOf(word)));
        return words.map(({ start, end }) => [start, end]);
      },
    };
  };
})();
