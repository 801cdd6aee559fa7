// What do pages gain where scripts run? Tables that sort, a line that narrows long lists, copying, sharing.
// Every page is whole without it: the controls are made here, and each part leaves the page alone where it has nothing to do.
// Words come with the element that loads the file.
(() => {
  'use strict';
  const words = document.currentScript.dataset;
  const lang = document.documentElement.lang;
  const MANY = 12;

  const make = (tag, attributes, ...inside) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  };
  // Its label is drawn by the style sheet: copies and counts of the page's text stay as they were.
  const button = (label) => make('button', { type: 'button', class: 'tool', 'aria-label': label });

  const live = make('p', { class: 'vh', role: 'status' });
  const say = (text) => { live.textContent = ''; setTimeout(() => { live.textContent = text; }, 50); };

  // Browsers without Kazakh data put І after И and Ү before Ұ: the alphabet is our own.
  const ALPHABET = 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюяabcdefghijklmnopqrstuvwxyz';
  const PLACES = new Map([...ALPHABET].map((letter, at) => [letter, String.fromCharCode(0xe000 + at)]));
  const plain = (text) => text.replace(/(\d)[\s](?=\d{3}(?!\d))/g, '$1').trim();
  const byLetters = lang === 'kk'
    ? (a, b) => (a < b ? -1 : Number(a > b))
    : new Intl.Collator(lang, { numeric: true, ignorePunctuation: true }).compare;
  const keyOf = (text) => {
    if (lang !== 'kk') return text;
    const even = text.normalize('NFC').toLowerCase().replace(/\d+/g, (number) => number.padStart(15, '0'));
    return even.replace(/[^\p{L}\p{N}]/gu, '').replace(/\p{L}/gu, (letter) => PLACES.get(letter) ?? letter);
  };

  function sorting(table) {
    const [body, more] = table.tBodies;
    const heads = [...table.tHead.rows[0]?.cells ?? []];
    const usual = [...body?.rows ?? []];
    const even = usual.every((row) => row.cells.length === heads.length);
    if (more || usual.length < 3 || !even || table.querySelector('[colspan],[rowspan]')) return;
    const groups = usual.filter((row) => row.classList.contains('top'));
    // A value that stands once for several rows is repeated as soon as these part.
    const origin = new Map();
    for (const { cellIndex } of heads.filter((th) => 'carry' in th.dataset)) {
      let above;
      for (const cell of usual.map((row) => row.cells[cellIndex])) {
        if (cell.textContent.trim()) above = cell;
        else if (above) origin.set(cell, above);
      }
    }
    const value = (cell) => cell.dataset.sort ?? (cell.firstChild?.className === 'unk' ? '' : cell.textContent);
    const sort = (at, direction) => {
      groups.forEach((row) => row.classList.toggle('top', !direction));
      origin.forEach((above, cell) => cell.replaceChildren(...direction ? above.cloneNode(true).childNodes : []));
      const keys = new Map(usual.map((row) => [row, keyOf(plain(value(origin.get(row.cells[at]) ?? row.cells[at])))]));
      const order = (a, b) => !keys.get(a) - !keys.get(b) || direction * byLetters(keys.get(a), keys.get(b));
      body.append(...direction ? [...usual].sort(order) : usual);
    };
    const given = heads.map((th) => th.getAttribute('aria-sort') ?? '');
    heads.forEach((th, at) => {
      const title = th.textContent.trim();
      if (!title) return;
      // Links lead to pages with the same rows in another order: here they need not be loaded.
      const press = make('button', { type: 'button', title: words.sort }, ...(th.querySelector('a') ?? th).childNodes);
      th.replaceChildren(press);
      press.addEventListener('click', () => {
        const next = { ascending: 'descending', descending: '' }[th.getAttribute('aria-sort')] ?? 'ascending';
        heads.forEach((other, n) => {
          const now = next ? (other === th ? next : '') : given[n];
          if (now) other.setAttribute('aria-sort', now);
          else other.removeAttribute('aria-sort');
        });
        sort(at, next ? (next === 'ascending' ? 1 : -1) : 0);
        say(`${title}: ${words[next || 'usual']}`);
      });
    });
  }

  // Kazakh letters count as the Russian ones beside which they stand on no keyboard.
  const NEAR = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е' };
  const fold = (text) => text.normalize('NFC').toLowerCase().replace(/[әғқңөұүһіё]/g, (letter) => NEAR[letter]).replace(/\s+/g, ' ');

  function finding(found, put, also = () => {}) {
    const rows = [...found];
    if (rows.length < MANY) return;
    const input = make('input', { type: 'search', autocomplete: 'off', spellcheck: 'false', 'aria-label': words.find });
    const count = make('span', { role: 'status' });
    put(make('div', { class: 'find tool', role: 'group', 'aria-label': words.find }, input, count));
    let texts;
    input.addEventListener('input', () => {
      texts ??= rows.map((row) => fold(row.textContent));
      const wanted = fold(input.value).split(' ').filter(Boolean);
      rows.forEach((row, at) => { row.hidden = !wanted.every((word) => texts[at].includes(word)); });
      also(wanted.length > 0);
      count.textContent = wanted.length ? `${words.found}: ${rows.filter((row) => !row.hidden).length} / ${rows.length}` : '';
    });
  }

  function finders(main) {
    for (const table of main.querySelectorAll('table:has(thead)')) {
      const box = table.closest('.scroll') ?? table;
      const head = box.closest('.sec')?.querySelector(':scope>.pair:has(>h2:only-child)');
      if (table.tBodies.length === 1 && !table.closest('.cals')) finding(table.tBodies[0].rows, (line) => (head ? head.append(line) : box.before(line)));
    }
    for (const list of main.querySelectorAll('.credits')) finding(list.children, (line) => list.before(line));
    const rows = main.querySelectorAll('.entry,.idx li');
    const groups = [...main.children].filter((group) => group.querySelector('.entry,.idx li'));
    const months = [...main.querySelectorAll('.month')].map((month) => month.parentElement);
    finding(rows, (line) => groups[0]?.before(make('div', { class: 'pair' }, make('span', {}), line)), (on) => {
      for (const group of groups) group.hidden = ![...group.querySelectorAll('.entry,.idx li')].some((row) => !row.hidden);
      for (const month of months) month.hidden = on;
    });
  }

  function copying(source) {
    const press = button(words.copy);
    source.after(press);
    press.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(source.textContent.trim());
      } catch {
        getSelection().selectAllChildren(source);
        return;
      }
      press.setAttribute('aria-label', words.copied);
      say(words.copied);
      setTimeout(() => press.setAttribute('aria-label', words.copy), 3000);
    });
  }

  function sharing(line) {
    const press = button(words.share);
    line.append(press);
    const url = document.querySelector('link[rel=canonical]')?.href ?? location.href;
    // Readers who close the sheet of their system have shared nothing, and nothing is wrong.
    press.addEventListener('click', () => { navigator.share({ title: document.title, url }).catch(() => {}); });
  }

  const main = document.querySelector('main');
  const each = (selector, part) => { for (const element of main.querySelectorAll(selector)) part(element); };
  const parts = [
    () => each('table[data-sorts]', sorting),
    () => finders(main),
    () => navigator.clipboard && each('.cite,[data-copy]', copying),
    () => navigator.share && each('.share', sharing),
  ];
  main.append(live);
  // A part that a browser does not know leaves the others alone.
  for (const part of parts) try { part(); } catch { /* the page stays as it is */ }
})();
