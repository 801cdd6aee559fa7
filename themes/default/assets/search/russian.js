// What is left of a Russian word without its endings? Rules of the Snowball stemmer: snowballstem.org/algorithms/russian.
//
// Small letters come in, ё written as е.
(() => {
  'use strict';
  const VOWEL = /[аеиоуыэюя]/;
  const LONGEST = 6;

  /** Endings of a class: those that stand only after а or я, and those that stand after any letter. */
  const endings = (afterA, afterAny) => {
    const table = new Map();
    for (const ending of afterA ? afterA.split(' ') : []) table.set(ending, true);
    for (const ending of afterAny.split(' ')) table.set(ending, false);
    return table;
  };
  const GERUND = endings('в вши вшись', 'ив ивши ившись ыв ывши ывшись');
  const REFLEXIVE = endings('', 'ся сь');
  const ADJECTIVE = endings('', 'ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею');
  const PARTICIPLE = endings('ем нн вш ющ щ', 'ивш ывш ующ');
  const VERB = endings(
    'ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно',
    'ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю');
  const NOUN = endings(
    '', 'а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я');
  const DERIVED = endings('', 'ост ость');
  const SUPERLATIVE = endings('', 'ейш ейше');

  /** The word without its longest ending of a class, if that begins at `from` or later; else undefined. */
  const without = (word, table, from) => {
    for (let at = Math.max(from, word.length - LONGEST); at < word.length; at++) {
      const afterA = table.get(word.slice(at));
      if (afterA === undefined) continue;
      const before = at > from ? word[at - 1] : '';
      return !afterA || before === 'а' || before === 'я' ? word.slice(0, at) : undefined;
    }
    return undefined;
  };
  /** The place after the first letter from `at` on that is a vowel, or is none. */
  const after = (word, at, vowel) => {
    while (at < word.length && VOWEL.test(word[at]) !== vowel) at++;
    return Math.min(at + 1, word.length);
  };

  const inflected = (word, region) => {
    const gerund = without(word, GERUND, region);
    if (gerund !== undefined) return gerund;
    word = without(word, REFLEXIVE, region) ?? word;
    const adjective = without(word, ADJECTIVE, region);
    if (adjective !== undefined) return without(adjective, PARTICIPLE, region) ?? adjective;
    return without(word, VERB, region) ?? without(word, NOUN, region) ?? word;
  };

  const stem = (word) => {
    const region = after(word, 0, true);
    const outer = after(word, after(word, region, false), true);
    const inner = after(word, outer, false);
    word = inflected(word, region);
    if (word.length > region && word.endsWith('и')) word = word.slice(0, -1);
    const derived = without(word, DERIVED, region);
    if (derived !== undefined && derived.length >= inner) word = derived;
    const positive = without(word, SUPERLATIVE, region);
    if (positive === undefined && word.length > region && word.endsWith('ь')) return word.slice(0, -1);
    word = positive ?? word;
    return word.length - region >= 2 && word.endsWith('нн') ? word.slice(0, -1) : word;
  };

  (globalThis.muragat ??= {}).russianStem = stem;
})();
