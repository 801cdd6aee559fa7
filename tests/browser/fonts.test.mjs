// Do the fonts of the theme have every letter of Kazakh and Russian, each with a shape of its own, and kerning and both kinds of figures?
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';

const folder = new URL('../../themes/default/fonts/', import.meta.url);
const LETTERS = 'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ';
const ALL = [...LETTERS, ...LETTERS.toLowerCase(), ...'ABCXYZabcxyz0123456789«»“”„–—№₸·…‹›←→%()[]!?', '\u00a0'];

let browser;
before(async () => { browser = await launch(); });
after(async () => { await browser?.close(); });

for (const name of fs.readdirSync(folder).filter((file) => file.endsWith('.woff2')))
  test(name, async () => {
    const tab = await browser.newPage();
    const found = await tab.evaluate(async ([data, letters]) => {
      const face = new globalThis.FontFace('Tried', `url(data:font/woff2;base64,${data})`);
      globalThis.document.fonts.add(await face.load());
      const canvas = globalThis.document.createElement('canvas');
      [canvas.width, canvas.height] = [90, 90];
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      // A letter that is missing is drawn by the next family, so it looks different behind two families.
      const drawn = (family, letter) => {
        pen.clearRect(0, 0, 90, 90);
        pen.font = `60px ${family}`;
        pen.fillText(letter, 10, 65);
        return pen.measureText(letter).width + pen.getImageData(0, 0, 90, 90).data.join('');
      };
      const missing = letters.filter((letter) => drawn('Tried, serif', letter) !== drawn('Tried, monospace', letter));
      const noticed = drawn('Tried, serif', 'Ω') !== drawn('Tried, monospace', 'Ω');
      const width = (text, figures) => {
        const span = globalThis.document.createElement('span');
        span.textContent = text;
        Object.assign(span.style, { font: '100px Tried', fontVariantNumeric: figures ?? 'normal', fontKerning: 'normal', whiteSpace: 'pre' });
        globalThis.document.body.append(span);
        return span.getBoundingClientRect().width;
      };
      return {
        missing, noticed,
        kerned: width('ГА') < width('Г') + width('А'),
        table: width('11111', 'tabular-nums') === width('00000', 'tabular-nums'),
      };
    }, [fs.readFileSync(new URL(name, folder)).toString('base64'), ALL]);
    assert.deepEqual(found, { missing: [], noticed: true, kerned: true, table: true });
    await tab.close();
  });
