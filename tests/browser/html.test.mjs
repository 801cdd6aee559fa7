// Is every page valid HTML, and every style sheet valid CSS? The Nu Html Checker reads them; it needs Java.
//
// Run by tests/run, which builds the site: SITE=folder node --test
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';

/** Styles that browsers know and the checker does not yet. */
const NEWER = /^CSS: .*(container-type|container-name|@container)/;
/** Pages that are read at once, so that a large site fits a command line. */
const AT_ONCE = 400;

const root = process.env.SITE;
assert.ok(root && fs.existsSync(root), 'SITE names the folder of the built site');
const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const java = process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin/java') : 'java';
const missing = spawnSync(java, ['-version']).error ? 'Java is not installed (apt-get install default-jre-headless)' : false;

const all = fs.readdirSync(root, { recursive: true }).filter((file) => fs.statSync(path.join(root, file)).isFile());

function faults(files, more) {
  const found = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const list = files.slice(at, at + AT_ONCE);
    const options = ['-Xss4m', '-Xmx1g', '-XX:TieredStopAtLevel=1', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...more];
    const run = spawnSync(java, [...options, ...list], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(run.status, 0, run.stderr);
    const messages = JSON.parse(run.stdout).messages.filter(({ message }) => !NEWER.test(message));
    found.push(...messages.map((m) => `${path.basename(path.dirname(m.url))}/${path.basename(m.url)}:${m.lastLine}: ${m.message}`));
  }
  return found;
}

test('every page is valid HTML', { skip: missing }, () => {
  const pages = all.filter((file) => file.endsWith('.html'));
  assert.ok(pages.length > 100);
  assert.deepEqual(faults(pages, []).slice(0, 20), []);
});

test('every style sheet and every drawing is valid', { skip: missing }, () => {
  assert.deepEqual(faults(all.filter((file) => file.endsWith('.css')), ['--css']), []);
  assert.deepEqual(faults(all.filter((file) => file.endsWith('.svg')), ['--svg']), []);
});

test('the checker finds a fault that was put there', { skip: missing }, () => {
  const file = path.join(root, '.fault.html');
  fs.writeFileSync(file, '<!DOCTYPE html><html lang="kk"><title>x</title><p><div></p>');
  try {
    assert.notDeepEqual(faults(['.fault.html'], []), []);
  } finally {
    fs.rmSync(file);
  }
});
