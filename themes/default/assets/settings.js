// Remembers on this device what a reader chose on the reading page. Every page works without it.
// It stands in the head without defer, so that a page never shows in other colours first.
(() => {
  'use strict';
  const KEY = 'muragat.reading';
  const GROUPS = ['size', 'theme', 'gap', 'lead', 'face', 'img'];
  const root = document.documentElement;
  let chosen = {};

  // The storage may be closed (private windows): then the choice lasts as long as the page.
  const recall = () => {
    try { chosen = Object(JSON.parse(localStorage.getItem(KEY))); } catch { /* stays as it is */ }
  };
  const keep = () => {
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch { /* stays in memory */ }
  };

  const show = () => {
    const form = document.getElementById('reading');
    for (const group of GROUPS) {
      const kept = String(chosen[group] ?? '');
      const value = /^[a-z0-9]{1,8}$/.test(kept) ? kept : '';
      if (value) root.dataset[group] = value; else delete root.dataset[group];
      const radios = form ? [...form.elements[group]] : [];
      const radio = radios.find((r) => r.value === value) ?? radios.find((r) => r.defaultChecked);
      if (radio) radio.checked = true;
    }
  };
  const refresh = () => { recall(); show(); };

  refresh();
  addEventListener('storage', refresh);
  addEventListener('pageshow', (event) => { if (event.persisted) refresh(); });
  document.addEventListener('DOMContentLoaded', () => {
    const form = document.getElementById('reading');
    form?.addEventListener('change', ({ target }) => { chosen[target.name] = target.value; keep(); show(); });
    form?.addEventListener('reset', () => { chosen = {}; keep(); show(); });
    show();
  });
})();
