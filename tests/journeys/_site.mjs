// A host of this journey's own: it serves the built site, can be stopped, and can bring out another release.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = process.env.EXEMPLAR_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Starts a host: { url, port, stop, asked, change }. `asked` has the path of each request;
 * `change(path, bytes)` serves that file from now on so.
 */
export async function host({ headers = ISOLATION } = {}) {
  const changed = new Map();
  const asked = [];
  const server = http.createServer((request, response) => {
    const path = decodeURIComponent(request.url.split('?')[0]).slice(1) || 'index.html';
    asked.push(path);
    let bytes;
    try {
      bytes = changed.get(path) ?? readFileSync(join(dist, path));
    } catch {
      return response.writeHead(404).end();
    }
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache', ...headers });
    response.end(bytes);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  const stop = () =>
    new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}/`, port, stop, asked, change: (path, bytes) => changed.set(path, Buffer.from(bytes)) };
}

export const built = (path) => readFileSync(join(dist, path), 'utf8');

/** The guard of a release in which these files are others: { PATH: TEXT }. */
export function guardWith(files) {
  const [list, ...rest] = built('sw.js').split('\n');
  const release = JSON.parse(list.slice(list.indexOf('{'), -1));
  for (const [path, text] of Object.entries(files)) {
    release.files[path] = createHash('sha256').update(text).digest('base64');
  }
  release.id = createHash('sha256').update(JSON.stringify(release.files)).digest('hex').slice(0, 16);
  return [`self.RELEASE=${JSON.stringify(release)};`, ...rest].join('\n');
}
