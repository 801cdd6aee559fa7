// How are the two analyses asked the same question: the program by its command, the browser's scripts in this process?
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';
import { program } from './fixture.mjs';

const SCRIPTS = ['russian.js', 'words.js'].map((name) => fileURLToPath(new URL(`../../themes/default/assets/search/${name}`, import.meta.url)));

/** What the command says to the lines, line by line. */
export function ask(options, lines) {
  const answer = execFileSync(program, ['analyze', ...options], { input: lines.join('\n') + '\n', encoding: 'utf8', maxBuffer: 2 ** 30 });
  const said = answer.split('\n').slice(0, -1);
  if (said.length !== lines.length) throw new Error(`${lines.length} lines in, ${said.length} out: ${options.join(' ')}`);
  return said;
}

/** The tables that the search in the browser works by. */
export const tables = () => JSON.parse(execFileSync(program, ['analyze', '--tables'], { encoding: 'utf8', maxBuffer: 2 ** 24 }));

/** The scripts as a page loads them, without a document. */
export function scripts() {
  const page = vm.createContext({});
  for (const script of SCRIPTS) vm.runInContext(fs.readFileSync(script, 'utf8'), page, { filename: script });
  return vm.runInContext('muragat', page);
}
