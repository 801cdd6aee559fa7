// How is a built site served to the browser? A plain host on the loopback address, under the policy that the site publishes.
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.ics': 'text/calendar; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/** The headers that the site itself asks its host for: the first group of `_headers`, which is for every address. */
export function headersOf(root) {
  const [, ...lines] = fs.readFileSync(path.join(root, '_headers'), 'utf8').split(/^\S*\/\*$/m)[1].split('\n');
  const headers = lines.filter(Boolean).map((line) => /^ {2}([A-Za-z-]+): (.+)$/.exec(line).slice(1));
  if (!headers.some(([name]) => name === 'Content-Security-Policy')) throw new Error('_headers has no policy');
  return Object.fromEntries(headers);
}

/** The file of an address, or null. */
function fileOf(root, address) {
  const full = path.join(root, path.posix.normalize('/' + address));
  const file = address.endsWith('/') ? path.join(full, 'index.html') : full;
  return fs.existsSync(file) && fs.statSync(file).isFile() ? file : null;
}

/** Serves `root`, below the path `folder` of its host; gives its address and a function that stops it. */
export async function serve(root, folder = '') {
  const headers = headersOf(root);
  const server = http.createServer((request, response) => {
    const wanted = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const found = wanted.startsWith(`${folder}/`) ? fileOf(root, wanted.slice(folder.length)) : null;
    const file = found ?? path.join(root, '404.html');
    response.writeHead(found ? 200 : 404, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      ...headers,
    });
    response.end(fs.readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/** One page of every kind in every language: the longest, because it shows the most. */
export function pagesOfEachKind(root) {
  const longest = new Map();
  for (const entry of fs.readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.html')) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const text = fs.readFileSync(file, 'utf8');
    const kind = /<body[^>]*\bdata-kind="([^"]+)"/.exec(text)?.[1] ?? 'none';
    const lang = /<html[^>]*\blang="([^"]+)"/.exec(text)?.[1] ?? 'none';
    const refresh = /http-equiv="refresh"/.test(text);
    const address = '/' + path.relative(root, file).split(path.sep).join('/').replace(/(^|\/)index\.html$/, '$1');
    const known = longest.get(`${lang} ${kind}`);
    if (!known || known.size < text.length) longest.set(`${lang} ${kind}`, { kind, lang, address, refresh, size: text.length });
  }
  return [...longest.values()].sort((a, b) => `${a.lang} ${a.kind}`.localeCompare(`${b.lang} ${b.kind}`, 'en'));
}
