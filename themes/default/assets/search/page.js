// What do readers see of a search? Results while they type, ways to narrow them, an address to share.
//
// Without it the page offers indexes and lists. Words and addresses come with the element that loads the file; whatever comes
// from records becomes text, never markup.
(() => {
  'use strict';
  const own = document.currentScript.dataset;
  const { lang } = document.documentElement;
  const form = document.getElementById('search');
  const input = form.elements.q;
  const browse = document.getElementById('browse');
  const SIDES = ['kind', 'year', 'place', 'award'];
  const STEP = 10;
  /** Values of a side that are shown before the others are folded away. */
  const OPEN = 6;
  const WAIT = { type: 150, load: 400, rest: 400, say: 700, give: 20000 };
  const SNIPPET = 160;
  const AT_ONCE = 3;
  const BLOCKS = 'p,li,dd,td,th,h2,h3,blockquote,figcaption,caption';

  const make = (tag, attributes, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  const onAxis = (...inside) => make('div', { class: 'pair said' }, make('span', {}), make('div', { class: 'prose' }, ...inside));
  const rules = new Intl.PluralRules(lang);
  // Four digits stay together, as the pages have it.
  const grouped = (number) => (number < 10000 ? String(number) : String(number).replace(/\B(?=(\d{3})+$)/g, '\u00a0'));
  const filled = (text, number) => text.replace('{n}', () => grouped(number));
  const counted = (name, number) => {
    const form = rules.select(number);
    return filled(own[name + form[0].toUpperCase() + form.slice(1)] ?? own[`${name}Other`], number);
  };

  const load = async (address) => {
    const answer = await fetch(address, { signal: AbortSignal.timeout?.(WAIT.give) });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  };
  const { manifest, tables, facets } = own;
  const engine = globalThis.muragat.makeEngine({ load, paths: { manifest, tables, facets }, lang, langs: own.langs.split(' ') });

  // The parts that the script adds: number of hits, sides, results, and what is said to those who do not see them.
  const count = make('p', { class: 'when count' });
  const sides = make('details', {}, make('summary', {}, own.filters));
  const aside = make('aside', { class: 'side', 'aria-label': own.filters }, sides);
  const results = make('section', { class: 'results', 'aria-label': own.results });
  const live = make('p', { class: 'vh', role: 'status' });
  const head = document.querySelector('main>header');
  head.append(count);
  head.after(aside, results);
  document.querySelector('main').append(live);
  sides.open = document.body.clientWidth >= 75 * parseFloat(getComputedStyle(document.documentElement).fontSize);
  aside.hidden = true;

  let wanted = {};
  /** The address to which the back button leads, once there is a newer one. */
  let kept;
  let shown = STEP;
  let answer = null;
  let turn = 0;
  let work = new AbortController();
  const timers = {};
  const later = (name, step, time) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(step, time);
  };
  const say = (text) => later('say', () => { live.textContent = text; }, WAIT.say);

  const read = () => {
    const given = new URLSearchParams(location.search);
    return Object.fromEntries(['q', ...SIDES].map((name) => [name, given.get(name) ?? '']));
  };
  const address = (state) => {
    const given = new URLSearchParams(Object.entries(state).filter(([, value]) => value.trim()));
    return location.pathname + (given.size === 0 || !String(given) ? '' : `?${given}`);
  };
  const replace = (to, state = null) => {
    // Some browsers refuse more than a hundred changes in half a minute; the next one succeeds.
    try { history.replaceState(state, '', to); } catch { /* the address stays behind for a while */ }
  };
  /** A new entry of the history; what was typed on the way to it leaves none. */
  const push = () => {
    const to = address(wanted);
    if (to === kept) return;
    replace(kept);
    history.pushState(null, '', to);
    kept = to;
  };

  const title = document.title;
  const titleHead = document.querySelector('h1').textContent;
  /** The window and the other languages name the same query. */
  function spread() {
    const query = wanted.q.trim();
    document.title = query ? title.replace(titleHead, () => `${titleHead}: ${query}`) : title;
    for (const link of document.querySelectorAll('header.head a[hreflang]')) link.search = query ? String(new URLSearchParams({ q: query })) : '';
  }

  /** A text with its found words marked. */
  function marked(text) {
    const parts = [];
    let done = 0;
    for (const [from, to] of engine.marks(text, answer.surfaces)) {
      parts.push(text.slice(done, from), make('mark', {}, text.slice(from, to)));
      done = to;
    }
    return [...parts, text.slice(done)];
  }

  function row(record) {
    const href = own.base + record.path;
    const kind = own[`one-${record.kind}`.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase())];
    const foreign = record.titleLang || record.only;
    const link = make('a', { href, lang: foreign, hreflang: record.only }, ...marked(record.title));
    const heading = make('h3', {}, link);
    const only = record.only && own[`only${record.only[0].toUpperCase()}${record.only.slice(1)}`];
    if (only) heading.append(' ', make('span', { class: 'tag' }, only));
    const body = make('div', {}, heading);
    if (record.meta && record.meta !== kind) body.append(make('p', { class: 'meta' }, ...marked(record.meta)));
    // An empty line keeps the place of what is looked up later.
    if (record.summary || !body.querySelector('mark')) heading.after(make('p', { class: 'says', lang: record.only }, ...marked(record.summary)));
    const when = make('p', { class: 'when' }, record.when, ...record.when ? [' '] : [], make('span', { class: 'is' }, kind ?? ''));
    return make('article', { class: 'entry pair', 'data-search-result': 'true' }, when, body);
  }

  // Where a row does not show why a record was found, its own page does.
  const pages = new Map();
  function textOf(block) {
    // What stands beside the text (posts, dates, counts) is set off by its style only.
    for (const beside of block.querySelectorAll('[class],div,br')) beside.before(' ');
    return block.textContent.replaceAll('\u00ad', '').replace(/[ \t\r\n]+/g, ' ').trim();
  }
  async function blocks(path, signal) {
    if (!pages.has(path)) {
      const page = await fetch(own.base + path, { signal });
      if (!page.ok) return [];
      const found = new DOMParser().parseFromString(await page.text(), 'text/html').querySelectorAll(`main :is(${BLOCKS})`);
      const leaves = [...found].filter((block) => !block.querySelector(BLOCKS) && !block.closest('.vh,nav,.title h1'));
      pages.set(path, leaves.map((block) => ({
        text: textOf(block),
        lang: block.closest('[lang]')?.lang ?? lang,
      })));
    }
    return pages.get(path);
  }

  /** About 160 characters with as many found words as there are, cut between words. */
  function cut(text, marks) {
    if (text.length <= SNIPPET * 1.25) return text;
    const within = (from) => marks.filter(([start, end]) => start >= from && end <= from + SNIPPET).length;
    const [first] = marks.map(([start]) => start).sort((a, b) => within(b) - within(a) || a - b);
    const wide = Math.max(0, Math.min(first - SNIPPET / 4, text.length - SNIPPET));
    const from = wide > 0 ? text.indexOf(' ', wide) + 1 : 0;
    const end = text.lastIndexOf(' ', from + SNIPPET);
    const to = from + SNIPPET >= text.length || end <= first ? text.length : end;
    return `${from ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
  }

  async function explain(record, place, signal) {
    let best = null;
    const found = await blocks(record.path, signal);
    if (signal.aborted) return;
    for (const block of found) {
      const marks = engine.marks(block.text, answer.surfaces);
      const number = new Set(marks.map(([from, to]) => block.text.slice(from, to).toLowerCase())).size;
      if (number > (best?.number ?? 0)) best = { ...block, marks, number };
    }
    if (best) place.replaceChildren(...marked(cut(best.text, best.marks)));
    if (best && best.lang !== lang) place.lang = best.lang;
    else if (best) place.removeAttribute('lang');
  }

  async function explainAll(rows, signal) {
    const next = async () => {
      const given = rows.shift();
      if (!given || signal.aborted) return;
      await explain(...given, signal).catch(() => {});
      const [, place] = given;
      if (!place.textContent && !signal.aborted) place.remove();
      await next();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  function sideLink(side, { value, title: name, chosen }) {
    const text = name || own.undated;
    const link = make('a', { href: address({ ...wanted, [side]: chosen ? '' : value }), 'data-side': `${side}=${value}`, 'aria-current': chosen && 'true' }, text);
    if (chosen) link.setAttribute('aria-label', `${text}: ${own.remove}`);
    return link;
  }

  /** The values of each side, the chosen one marked; many of them are folded away. */
  function showSides(counts) {
    const open = new Set([...sides.querySelectorAll('details[open]')].map((rest) => rest.dataset.of));
    const groups = SIDES.flatMap((side) => {
      const values = counts[side];
      if (values.length < 2 && !values.some(({ chosen }) => chosen)) return [];
      const item = (value) => make('li', {}, sideLink(side, value), ` ${grouped(value.count)}`);
      const first = values.filter(({ chosen }, at) => chosen || at < OPEN);
      const rest = values.filter((value) => !first.includes(value));
      const list = make('ul', {}, ...first.map(item));
      const folded = { 'data-of': side, open: open.has(side) && 'open' };
      if (rest.length) list.append(make('li', {}, make('details', folded, make('summary', {}, filled(own.rest, rest.length)), make('ul', {}, ...rest.map(item)))));
      return [make('h2', {}, own[side]), list];
    });
    sides.replaceChildren(sides.firstChild, ...groups);
    aside.hidden = !groups.length;
  }

  /** What has to be said before the results: chosen sides, words that were left out. */
  function remarks(counts) {
    const chips = SIDES.flatMap((side) => counts[side].filter(({ chosen }) => chosen).map((value) => {
      const link = sideLink(side, value);
      link.append('\u00a0×');
      return make('li', {}, link);
    }));
    const said = chips.length ? [make('ul', { class: 'row note', 'aria-label': own.filters }, ...chips)] : [];
    if (answer.partial) said.push(make('p', { class: 'note' }, own.partial));
    return said.length ? [onAxis(...said)] : [];
  }

  async function render(mine, focus) {
    const { hits, counts } = engine.narrow(answer.hits, wanted);
    const some = hits.slice(0, shown);
    const records = await engine.heads(some.map(({ doc }) => doc));
    if (mine !== turn) return;
    work.abort();
    work = new AbortController();
    const rows = records.map(row);
    const similar = some.findIndex(({ tier }) => tier >= 3);
    const list = [make('h2', { class: 'vh' }, own.results), ...rows];
    if (similar >= 0) list.splice(similar ? similar + 1 : 0, similar ? 0 : 1, make('div', { class: 'pair' }, make('span', {}), make('h2', { class: 'month' }, own.similar)));
    const left = Math.min(STEP, hits.length - rows.length);
    if (left > 0) {
      const press = make('button', { class: 'btn after', type: 'button' }, filled(own.more, left));
      press.addEventListener('click', more);
      list.push(make('div', { class: 'pair' }, make('span', {}), make('p', {}, press)));
    }
    const advice = [own.spelling, own.forms, own.lists].map((text) => make('p', { class: 'note' }, text));
    if (!hits.length) list.splice(0, 1, onAxis(make('h2', {}, own.none), ...advice));
    results.replaceChildren(...remarks(counts), ...list);
    results.removeAttribute('aria-busy');
    showSides(counts);
    const [number, unit] = counted('n', hits.length).split(/(?<=\d)\s(?=\D)/u);
    count.replaceChildren(...hits.length ? [make('b', {}, number), ` ${unit}`] : []);
    browse.hidden = hits.length > 0;
    say(hits.length ? counted('found', hits.length) : own.none);
    focus?.();
    const { signal } = work;
    const silent = rows.flatMap((article, at) => {
      const place = article.querySelector('.says');
      return place && !article.querySelector('mark') ? [[records[at], place]] : [];
    });
    later('rest', () => explainAll(silent, signal), WAIT.rest);
  }

  function clear() {
    answer = null;
    work.abort();
    for (const name of ['load', 'rest', 'say']) clearTimeout(timers[name]);
    results.replaceChildren();
    results.removeAttribute('aria-busy');
    count.replaceChildren();
    live.textContent = '';
    aside.hidden = true;
    browse.hidden = false;
  }

  function failed() {
    clear();
    const again = make('button', { class: 'btn', type: 'button' }, own.again);
    again.addEventListener('click', () => { input.focus(); run(); });
    results.replaceChildren(onAxis(make('p', { class: 'lead' }, own.failed), make('p', {}, again)));
    say(own.failed);
  }

  /** Searches for what is wanted now. An answer that comes after a newer question is dropped. */
  async function run(focus) {
    const mine = (turn += 1);
    spread();
    if (!wanted.q.trim()) {
      clear();
      return;
    }
    if (!answer) browse.hidden = true;
    results.setAttribute('aria-busy', 'true');
    later('load', () => {
      if (!answer) results.replaceChildren(onAxis(make('p', { class: 'note' }, own.loading)));
      say(own.loading);
    }, WAIT.load);
    try {
      const found = await engine.search(wanted.q);
      if (mine !== turn) return;
      answer = found;
      await render(mine, focus);
    } catch {
      if (mine === turn) failed();
    } finally {
      if (mine === turn) clearTimeout(timers.load);
    }
  }

  /** Narrows by a side, or widens; the focus stays on the value. */
  function choose(link) {
    push();
    wanted = Object.fromEntries(['q', ...SIDES].map((name) => [name, new URL(link.href).searchParams.get(name) ?? '']));
    push();
    shown = STEP;
    const { side } = link.dataset;
    run(() => (sides.open && [...sides.querySelectorAll('a')].find((other) => other.dataset.side === side && other.checkVisibility?.() !== false) || input).focus());
  }

  async function more() {
    const before = shown;
    shown += STEP;
    replace(address(wanted), { shown });
    await render(turn, () => results.querySelectorAll('h3 a')[before]?.focus()).catch(failed);
  }

  function typed() {
    wanted = { ...wanted, q: input.value };
    shown = STEP;
    replace(address(wanted));
    run();
  }

  function walk(event) {
    const steps = [input, ...results.querySelectorAll('h3 a,button')];
    const at = steps.indexOf(document.activeElement);
    const next = steps[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || !next) return;
    event.preventDefault();
    next.focus();
  }

  function key(event) {
    if (event.altKey || event.isComposing) return;
    const { target } = event;
    if (event.ctrlKey || event.metaKey) {
      // By its place, so that it works in every layout. A single letter would be in the way of those who speak to their computer.
      if (event.code !== 'KeyK' || event.shiftKey) return;
      event.preventDefault();
      input.focus();
      input.select();
    } else if (event.key === 'Escape' && target === input) {
      event.preventDefault();
      input.value = '';
      typed();
    } else if (event.key === 'Escape' && results.contains(target)) input.focus();
    else if (['ArrowDown', 'ArrowUp'].includes(event.key)) walk(event);
  }

  function open() {
    wanted = read();
    kept = address(wanted);
    input.value = wanted.q;
    shown = history.state?.shown ?? STEP;
    const { y } = history.state ?? {};
    run(y ? () => scrollTo(0, y) : null);
  }

  input.addEventListener('focus', () => { engine.open().catch(() => {}); }, { once: true });
  input.addEventListener('input', () => later('type', typed, WAIT.type));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timers.type);
    wanted = { ...wanted, q: input.value };
    push();
    // On a phone the keyboard covers the results.
    if (matchMedia('(pointer:coarse)').matches) input.blur();
    run();
  });
  document.addEventListener('keydown', key);
  document.querySelector('main').addEventListener('click', (event) => {
    const link = event.target.closest('a[data-side]');
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      choose(link);
    }
  });
  addEventListener('popstate', open);
  addEventListener('pagehide', () => replace(location.href, { shown, y: scrollY }));
  open();
})();
