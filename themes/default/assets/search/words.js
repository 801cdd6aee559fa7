// Under which key is a word found, in whatever form and on whatever keyboard it was typed?
//
// The analysis of the program that writes the index (src/analysis), by the tables that it writes beside the index: a test compares
// what both say. Letters outside of the basic plane are one letter each, as there.
(() => {
  'use strict';
  const LETTER = /\p{Alphabetic}/u;
  const NUMBER = /\p{N}/u;
  const ENDS_IN_NUMBER = /\p{N}$/u;
  const MARK = /\p{M}/u;
  const LATIN = /[a-zA-Zə\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]/;
  const CYRILLIC = /[\u0400-\u0481\u048a-\u052f]/;
  const UNSEEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
  const APOSTROPHE = /['’‘ʼʹʺ]/;
  const INSIDE = /[¬\u00ad\u200b-\u200d\u2060\ufeff'’‘ʼʹʺ]/g;
  const HYPHEN = /[-\u2010\u2011]/;
  const ROMAN = { і: 'i', х: 'x', с: 'c', м: 'm' };
  const NUMERAL = /^m{0,3}(cm|c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/;
  const [LETTERS, DIGITS] = [1, 2];
  const [NOUNS, ALL] = [0, 1];
  /** Classes of letters as bits. */
  const bits = (classes) => [...classes].reduce((sum, name) => sum | 1 << (name.charCodeAt(0) - 65), 0);

  /** The same function, that remembers its answers. */
  const once = (say) => {
    const said = new Map();
    return (word) => {
      let answer = said.get(word);
      if (answer === undefined) said.set(word, answer = say(word));
      return answer;
    };
  };
  const letterAt = (text, at) => String.fromCodePoint(text.codePointAt(at));
  const listed = (words) => new Set(words.split(' '));
  /** Pairs of letters as a map from the first (or the second) to the other; the first pair of a letter counts. */
  const paired = (text, from = 0) => {
    const map = new Map();
    for (let at = 0; at < text.length; at += 2) if (!map.has(text[at + from])) map.set(text[at + from], text[at + 1 - from]);
    return map;
  };
  const grouped = (rows, by) => {
    const map = new Map();
    for (const row of rows) map.set(by(row), [...(map.get(by(row)) ?? []), row]);
    return (key) => map.get(key) ?? [];
  };
  const withoutRepeats = (letters) => letters.filter((letter, at) => letter !== letters[at - 1]);

  const kind = once((c) => (LETTER.test(c) ? LETTERS : NUMBER.test(c) ? DIGITS : 0));

  /** Singular and plural are one: the S stemmer of Harman (1991). */
  const english = (word) => {
    if ([...word].length < 4) return word;
    if (/ies$/.test(word) && !/[ea]ies$/.test(word)) return word.slice(0, -3) + 'y';
    if (/es$/.test(word) && !/[aeo]es$/.test(word)) return word.slice(0, -1);
    return /s$/.test(word) && !/[us]s$/.test(word) ? word.slice(0, -1) : word;
  };

  /** The analysis by `tables`, and by the folded `names` of an archive. */
  const makeAnalyzer = (tables, names) => {
    const toLatin = paired(tables.alike);
    const toCyrillic = paired(tables.alike, 1);
    const short = listed(tables.short);
    const keep = new Set([...tables.keep.split(' '), ...names]);
    const weak = listed(tables.weak);
    const hyphened = listed(tables.hyphened);
    const numbered = listed(tables.numbered);
    const rows = tables.rows.map(([form, after, least, next, bound, ...states]) => ({ form, after: bits(after), least: Math.max(least, tables.least), next, bound, states }));
    const rowsOf = grouped(rows, ({ form }) => form.slice(-1));
    const digraphsOf = grouped(tables.digraphs, ([latin]) => latin[0]);
    const isVowel = (c) => c === 'у' || tables.classes.V.includes(c);
    const classesOf = once((c) => {
      const group = Object.keys(tables.classes).find((name) => tables.classes[name].includes(c)) ?? 'R';
      return bits(group + (c === 'и' ? 'PR' : 'мн'.includes(c) ? 'M' : ''));
    });

    const fold = (c) => tables.fold[c] ?? c;
    const skeleton = once((text) => {
      let folded = '';
      for (const c of text.toLowerCase()) folded += fold(c);
      return folded;
    });

    /** A Roman numeral that was typed with Cyrillic letters, in Latin ones. */
    const numeral = (word) => {
      if (!/^[іiхxсcмmvl]{1,8}$/i.test(word) || !CYRILLIC.test(word)) return undefined;
      const latin = [...word.toLowerCase()].map((c) => ROMAN[c] ?? c).join('');
      return latin !== 'x' && (/[vxl]/i.test(word) || !/[cm]/.test(latin)) && NUMERAL.test(latin) ? latin : undefined;
    };
    /** A word of both alphabets in that of the letters that only one of them has. */
    const inOneAlphabet = (word) => {
      const letters = [...word];
      const latin = letters.filter((c) => LATIN.test(c));
      const cyrillic = letters.filter((c) => CYRILLIC.test(c));
      if (!latin.length || !cyrillic.length) return word;
      const onlyLatin = !latin.every((c) => toCyrillic.has(c));
      const onlyCyrillic = !cyrillic.every((c) => toLatin.has(c));
      if (onlyLatin && onlyCyrillic) return word;
      const change = onlyLatin || (!onlyCyrillic && latin.length > cyrillic.length) ? toLatin : toCyrillic;
      return letters.map((c) => change.get(c) ?? c).join('');
    };
    const small = (typed) => typed.normalize('NFC').toLowerCase().replace(/[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
    const surface = once((typed) => {
      const plain = typed.normalize('NFC').replace(INSIDE, '');
      return small(numeral(plain) ?? inOneAlphabet(plain));
    });

    /** How many letters of a folded word are left when the suffixes of nouns, or of all words, come off. */
    const stemLength = (word, which) => {
      let vowel = 0;
      while (vowel < word.length && !isVowel(word[vowel])) vowel++;
      let length = word.length;
      for (;;) {
        const seen = new Uint16Array(length);
        let shortest = length;
        let kept = 0;
        const reach = (n) => {
          shortest = Math.min(shortest, n);
          if (n > kept && keep.has(word.slice(0, n))) kept = n;
        };
        const peel = (end, state) => {
          for (const { form, after, least, next, bound, states } of rowsOf(word[end - 1])) {
            const rest = end - form.length;
            const comesOff = states[which] >> state & 1 && rest > vowel && word.startsWith(form, rest) && after & classesOf(word[rest - 1]);
            if (!comesOff || seen[rest] >> next & 1 || (rest < least && (which === ALL || !short.has(word.slice(0, rest))))) continue;
            seen[rest] |= 1 << next;
            if (!bound) reach(rest);
            peel(rest, next);
          }
        };
        reach(length);
        peel(length, 0);
        if (kept || shortest === length) return kept || length;
        length = shortest;
      }
    };
    const V = `${tables.classes.V}у`;
    const MADE = new RegExp(`^(?=.{6})(.*[${V}].*[^${V}])ис$`, 'su');
    const NARROW = new RegExp(`^(.*[${V}].*[^${V}]|.*у)и([^${V}])$`, 'su');
    const harden = (stem) => stem.replace(/^(..+)б$/su, '$1п').replace(/^(..+)г$/su, '$1к');
    /** What «құрыл» has in common with «құрылыс», «кітаб» with «кітап», «орн» with «орын», «халқ» with «халық». */
    const canonical = (stem) => harden(harden(stem.replace(MADE, '$1')).replace(NARROW, '$1$2')).replace(/^(...+)и$/su, '$1');
    const kazakh = (word, which) => {
      const folded = skeleton(word);
      const letters = [...folded];
      if (letters.length > tables.longest || !/[а-я]/.test(folded)) return folded;
      // A letter of two units counts as one.
      const flat = letters.map((c) => (c[1] ? '_' : c)).join('');
      return canonical(letters.slice(0, stemLength(flat, which)).join(''));
    };

    /** Whether a folded word is nothing but suffixes of nouns, before which a special one may stand. */
    const isSuffixes = (word, state = 0) => hyphened.has(word) || rowsOf(word.slice(-1)).some(({ form, next, states }) =>
      states[NOUNS] >> state & 1 && word.endsWith(form) && (word === form || isSuffixes(word.slice(0, -form.length), next)));
    const isSuffix = (word, afterNumber) => {
      const folded = skeleton(word);
      const suffixes = /^[а-я]{1,12}$/.test(folded) && isSuffixes(folded);
      return ((afterNumber || [...folded].length > 1) && suffixes) || (afterNumber && numbered.has(folded));
    };
    /** The keys of the parts between hyphens, without suffixes behind one. */
    const byParts = (word, key) => {
      if (!HYPHEN.test(word)) return key(word);
      const parts = [];
      for (const part of word.split(HYPHEN).filter(Boolean)) {
        if (!parts.length || !isSuffix(part, ENDS_IN_NUMBER.test(parts[parts.length - 1]))) parts.push(part);
      }
      return parts.map(key).join('-');
    };
    const keyIn = (stem) => once((word) => byParts(word, (part) => (LATIN.test(part) ? english(part) : stem(part))));
    const russianKey = keyIn((part) => skeleton(globalThis.muragat.russianStem(part.replace(/ё/g, 'е'))));
    const kazakhKey = keyIn((part) => kazakh(part, NOUNS));

    /** The end of a run of letters, or of digits, with the marks that are not seen inside it. */
    const runEnd = (text, from, of) => {
      let end = from;
      let last = '';
      let mark = '';
      for (let at = from; at < text.length;) {
        const c = letterAt(text, at);
        at += c.length;
        if (kind(c) === of) {
          if (mark && (of === DIGITS || (mark !== '¬' && !(LATIN.test(last) && LATIN.test(c))))) break;
          [end, last, mark] = [at, c, ''];
        } else if (!mark && MARK.test(c)) end = at;
        else if (!mark && (c === '¬' || APOSTROPHE.test(c))) mark = c;
        else if (!UNSEEN.test(c)) break;
      }
      return end;
    };
    /** The end of a suffix behind a hyphen, or 0. */
    const suffixEnd = (text, at, before) => {
      if (at + 1 >= text.length || !HYPHEN.test(text[at]) || kind(letterAt(text, at + 1)) !== LETTERS) return 0;
      const end = runEnd(text, at + 1, LETTERS);
      const part = text.slice(at + 1, end);
      const titled = /^\p{Uppercase}/u.test(part) && /\p{Lowercase}/u.test(part);
      if (titled || (end < text.length && kind(letterAt(text, end)))) return 0;
      return isSuffix(surface(part), before === DIGITS) ? end : 0;
    };
    const isCapital = (typed) => {
      const letters = [...typed].filter((c) => !MARK.test(c) && !UNSEEN.test(c));
      return letters.length === 1 && /\p{Uppercase}/u.test(letters[0]);
    };
    const words = (text) => {
      const found = [];
      let joined = false;
      for (let start = 0; start < text.length;) {
        const c = letterAt(text, start);
        const of = kind(c);
        if (!of) {
          joined = false;
          start += c.length;
          continue;
        }
        let end = runEnd(text, start, of);
        const typed = text.slice(start, end);
        const initial = !joined && text[end] === '.' && isCapital(typed);
        const word = initial ? small(typed) : surface(typed);
        for (let to; (to = suffixEnd(text, end, of));) end = to;
        if (word) found.push({ start, end, surface: word, initial });
        joined = true;
        start = end;
      }
      return found;
    };

    const latinAsCyrillic = (typed) => {
      const text = typed.toLowerCase().replace(/[\u0307'’‘ʼʹʺ]/g, '');
      let out = '';
      let before = '';
      for (let at = 0, taken; at < text.length; at += taken.length) {
        const c = taken = letterAt(text, at);
        const next = text[at + 1];
        const isLatinVowel = (letter) => Boolean(letter) && tables.vowels.includes(letter);
        const glide = c === 'y' && isLatinVowel(next);
        const digraph = digraphsOf(c).find(([latin]) => text.startsWith(latin, at));
        let meant = tables.latin[c] ?? '';
        // Between vowels, at the beginning and before е the y is only heard: Yerlan, Beissembayev.
        if (glide && next === 'e') meant = '';
        else if (digraph) [taken, meant] = digraph;
        else if ((glide && !LATIN.test(before)) || ('yiıī'.includes(c) && isLatinVowel(before))) meant = 'й';
        out += meant || (LATIN.test(c) ? '' : c);
        before = taken[taken.length - 1];
      }
      return out;
    };

    /** What is heard of a letter, Cyrillic or Latin. */
    const hearing = (sounds) => once((letter) => [...(tables.latin[letter] ?? letter)].map((c) => sounds[fold(c)] ?? fold(c)).join(''));
    const isOpen = (c) => Boolean(c) && 'аеоу'.includes(c);
    const heard = hearing(tables.sounds);
    const shelved = hearing(tables.shelves);
    const sound = once((text) => {
      const folded = skeleton(text);
      let all = '';
      for (let at = 0, taken; at < folded.length; at += taken.length) {
        taken = letterAt(folded, at);
        const digraph = digraphsOf(taken).find(([latin]) => folded.startsWith(latin, at));
        if (digraph) taken = digraph[0];
        for (const c of digraph ? digraph[1] : taken) all += heard(c);
      }
      const letters = withoutRepeats([...all]);
      return withoutRepeats(letters.filter((c, at) => {
        const [before, after] = [letters[at - 1], letters[at + 1]];
        return !((c === 'и' && (isOpen(before) || isOpen(after))) || (c === 'г' && before === 'н') || (c === 'д' && after === 'ж'));
      })).join('');
    });
    const shelf = once((text) => {
      let out = '';
      let last = '';
      let before = '';
      for (const letter of skeleton(text)) {
        const silent = letter === 'h' && before && tables.mute.includes(before);
        before = letter;
        if (silent) continue;
        for (const c of shelved(letter)) {
          if (c === last || (c === 'и' && (!last || isOpen(last))) || (c === 'г' && last === 'н')) continue;
          out += last = c;
        }
      }
      return out;
    });

    const keys = paired(tables.keys);
    const digits = new Map([...keys].filter(([key]) => /\d/.test(key)).map(([key, letter]) => [letter, key]).concat([[',', '6'], ['.', '7']]));
    const otherKeyboards = (typed) => {
      const low = typed.toLowerCase();
      const through = (row) => [...low].map((c) => (row.test(c) && keys.get(c)) || c).join('');
      const latin = LATIN.test(low);
      if (latin === CYRILLIC.test(low)) return [];
      const number = [...low].map((c) => digits.get(c));
      const readings = latin ? [through(/[^_\d=-]/), through(/[^_]/)] : [number.every(Boolean) ? number.join('') : low, through(/\d/), through(/[\d=-]/)];
      return [...new Set(readings)].filter((word) => word !== low);
    };

    return {
      words, surface, skeleton, sound, shelf, latinAsCyrillic, otherKeyboards,
      key: (lang, word) => (lang === 'ru' ? russianKey : kazakhKey)(word),
      verbKey: once((word) => byParts(word, (part) => kazakh(part, ALL))),
      isWeak: (word) => weak.has(word),
    };
  };

  (globalThis.muragat ??= {}).makeAnalyzer = makeAnalyzer;
})();
