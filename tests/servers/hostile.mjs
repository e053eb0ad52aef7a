// A server that misbehaves on request: `node tests/servers/hostile.mjs [PORT]` prints its address.
//
// The first part of the path says how, the rest is the service's own: a base address is URL/MODE/v1.
//   fast            OpenAI's chat, at once (fast-MS: after MS milliseconds)
//   flaky-SEED-P    the same, but P of 100 requests end in 429, 500 or cut off in the middle; which ones follows from
//                   the seed, the run and how often it was asked, so a run that is asked again gets through
//   drip-MS         an event every MS milliseconds        bytes       one byte a write
//   endless         events until the client goes          silent      headers, then nothing
//   stuck           nothing at all                        long-line   one line of 100 MB (long-line-N: of N MB)
//   bad-utf8        bytes that are no UTF-8               utf16       UTF-16, saying so
//   latin1          Latin-1, saying so                    latin1-lie  Latin-1 that says UTF-8
//   gzip            gzip, saying so                       gzip-lie    plain text that says gzip
//   slow-bytes-MS   one byte every MS milliseconds        echo        401 that repeats every header of the request
//   redirect        307 to another host, see /caught      mid-error   an error event in mid-stream
//   cut             the connection breaks in mid-stream   truncated   the stream ends without its end
//   error-NAME      a row of errors.mjs
//   no-cors/MODE…   any of these without a word of CORS, and 405 for the browser's question
// Beside them:
//   GET /seen       { n_asked, n_answered, n_open, most_open, runs: { RUN: [asked, answered] } }
//   GET /sprout.gguf, /slow-sprout.gguf   the bundled model; the slow one stops after 1 MiB
//   GET /caught     what came to the other host: [{ path, authorization, x_api_key, x_goog_api_key, cookie }], true or false
//   GET /echoed     the headers with keys that `echo` repeated
//   POST /forget    empties all three
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { gzipSync } from 'node:zlib';

import { asked, errorEvent, events, whole } from './chat.mjs';
import { ERRORS } from './errors.mjs';

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, retry-after-ms, x-request-id',
};
const WORDS = ['The', 'answer', 'to'];
const BODY_BYTES = 200e6;
const KEY_HEADERS = ['authorization', 'x-api-key', 'x-goog-api-key', 'cookie'];

let seen;
let caught;
let echoed;
forget();

function forget() {
  seen = { n_asked: 0, n_answered: 0, n_open: 0, most_open: 0, runs: Object.create(null) };
  caught = [];
  echoed = [];
}

const server = http.createServer(serve);
// What arrives here was sent on by `redirect`: another name and another port than the first server's.
const other = http.createServer((request, response) => {
  const has = (name) => request.headers[name] !== undefined;
  if (request.method !== 'OPTIONS') {
    const found = KEY_HEADERS.map((name) => [name.replaceAll('-', '_'), has(name)]);
    caught.push({ path: request.url, ...Object.fromEntries(found) });
  }
  serve(request, response);
});
await Promise.all([
  new Promise((done) => other.listen(0, 'localhost', done)),
  new Promise((done) => server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', done)),
]);
const elsewhere = `http://localhost:${other.address().port}`;
console.log(`serving at http://127.0.0.1:${server.address().port}`);
// Whoever started this holds its input open: when they are gone, so is this.
process.stdin.resume().on('end', () => process.exit());

async function serve(request, response) {
  const parts = request.url.split('?')[0].split('/').filter(Boolean);
  const bare = parts[0] === 'no-cors';
  if (bare) parts.shift();
  if (!bare) for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
  if (request.method === 'OPTIONS') return preflight(request, response, bare);
  let body;
  try {
    body = await read(request);
  } catch {
    return response.destroy();
  }
  const mode = parts[0] ?? '';
  if (mode === 'seen') return json(response, 200, seen);
  if (mode === 'caught' && request.method === 'GET') return json(response, 200, caught);
  if (mode === 'echoed') return json(response, 200, echoed);
  if (mode === 'favicon.ico') return response.writeHead(204).end();
  if (mode === 'sprout.gguf' || mode === 'slow-sprout.gguf') return model(response, mode.startsWith('slow'));
  if (mode === 'forget') {
    forget();
    return json(response, 200, {});
  }
  const [name, ...numbers] = MODES[mode] ? [mode] : mode.split(/-(?=\d+(?:-|$))/);
  if (mode.startsWith('error-') && ERRORS[mode.slice(6)]) return error(response, ERRORS[mode.slice(6)]);
  if (!MODES[name]) return json(response, 404, { error: { message: `no mode called ${mode}` } });
  if (request.method === 'GET' && name !== 'redirect') return json(response, 200, MODELS);
  const question = asked(body);
  MODES[name]({ request, response, question, path: parts, numbers: numbers.map(Number) });
}

// The bundled model as somebody else's file; the slow one never comes to its end.
function model(response, slow) {
  const bytes = readFileSync(new URL('../../public/models/sprout.gguf', import.meta.url));
  response.writeHead(200, { 'content-length': bytes.length, 'content-type': 'application/octet-stream' });
  if (!slow) return response.end(bytes);
  response.write(bytes.subarray(0, 1 << 20));
}

function preflight(request, response, bare) {
  if (bare) return response.writeHead(405).end();
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '*');
  response.setHeader('access-control-allow-private-network', 'true');
  response.writeHead(204).end();
}

const MODELS = { object: 'list', data: [{ id: 'fast', object: 'model', created: 0, owned_by: 'exemplar' }] };

const MODES = {
  __proto__: null,
  fast: (it) => {
    const counted = count(it);
    const [millis] = it.numbers;
    return millis > 0 ? setTimeout(() => answer(it, counted), millis) : answer(it, counted);
  },
  flaky: (it) => flaky(it),
  drip: ({ response, question, numbers: [millis = 200] }) =>
    pour(response, events(question.model, [...WORDS, question.run]), () => new Promise((done) => setTimeout(done, millis))),
  bytes: ({ response, question }) => {
    response.socket.setNoDelay(true);
    const bytes = Buffer.from(events(question.model, ['Grüße', '—', '日本', question.run]).join(''));
    return pour(response, Array.from(bytes, (byte) => Buffer.of(byte)), () => new Promise(setImmediate));
  },
  endless: ({ response, question }) => {
    const word = events(question.model, ['on'])[1];
    return pour(response, forever(word), () => new Promise((done) => setTimeout(done, 5)));
  },
  silent: ({ response }) => response.writeHead(200, STREAM).flushHeaders(),
  stuck: () => {},
  'long-line': ({ response, numbers: [megabytes = 100] }) => {
    const piece = 'x'.repeat(1e6);
    return pour(response, ['data: "', ...Array(megabytes).fill(piece), '"\n\n'], () => null);
  },
  'bad-utf8': ({ response, question }) => {
    const text = events(question.model, ['@@', 'after']).join('');
    const [before, after] = text.split('@@');
    const wrong = Buffer.from([0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80]);
    return pour(response, [Buffer.concat([Buffer.from(before), wrong, Buffer.from(after)])], () => null);
  },
  utf16: (it) => encoded(it, 'utf-16le', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')),
  latin1: (it) => encoded(it, 'iso-8859-1', (text) => Buffer.from(text, 'latin1')),
  'latin1-lie': (it) => encoded(it, 'utf-8', (text) => Buffer.from(text, 'latin1')),
  gzip: (it) => squeezed(it, gzipSync),
  'gzip-lie': (it) => squeezed(it, (text) => Buffer.from(text)),
  'slow-bytes': ({ response, question, numbers: [millis = 50] }) => {
    response.socket.setNoDelay(true);
    const bytes = Buffer.from(events(question.model, WORDS).join(''));
    return pour(response, Array.from(bytes, (byte) => Buffer.of(byte)), () => new Promise((done) => setTimeout(done, millis)));
  },
  echo: ({ request, response }) => {
    echoed.push(...KEY_HEADERS.map((name) => request.headers[name] ?? ''));
    const message = `Not with ${KEY_HEADERS.map((name) => request.headers[name] ?? 'nothing').join(' or ')}.`;
    json(response, 401, { error: { message, type: message, code: message, param: message } });
  },
  redirect: ({ response, path }) => {
    response.writeHead(307, { location: `${elsewhere}/fast/${path.slice(1).join('/')}` }).end();
  },
  'mid-error': ({ response, question }) =>
    pour(response, [...events(question.model, WORDS).slice(0, 3), errorEvent], () => null),
  cut: ({ response, question }) => cut(response, question),
  truncated: ({ response, question }) => pour(response, events(question.model, WORDS).slice(0, 3), () => null),
};

const STREAM = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

/** Writes the pieces one after another, as fast as the client reads, with `pause` after each. */
async function pour(response, pieces, pause) {
  if (!response.headersSent) response.writeHead(200, STREAM);
  for (const piece of pieces) {
    if (response.destroyed) return;
    if (!response.write(piece)) await new Promise((done) => response.once('drain', done).once('close', done));
    await pause();
  }
  response.end();
}

function* forever(piece) {
  for (;;) yield piece;
}

function encoded({ response, question }, charset, encode) {
  response.writeHead(200, { ...STREAM, 'content-type': `text/event-stream; charset=${charset}` });
  return pour(response, [encode(events(question.model, ['Grüße', 'déjà', 'vu']).join(''))], () => null);
}

function squeezed({ response, question }, squeeze) {
  response.writeHead(200, { ...STREAM, 'content-encoding': 'gzip' });
  return pour(response, [squeeze(events(question.model, WORDS).join(''))], () => null);
}

function cut(response, question) {
  response.writeHead(200, STREAM);
  response.write(events(question.model, WORDS).slice(0, 2).join(''), () => response.destroy());
}

/** Counts a question as asked now and, if it was written to its end, as answered. */
function count({ response, question }) {
  const run = (seen.runs[question.run] ??= [0, 0]);
  const now = seen;
  now.n_asked += 1;
  now.n_open += 1;
  now.most_open = Math.max(now.most_open, now.n_open);
  run[0] += 1;
  response.on('close', () => (now.n_open -= 1));
  return {
    n_asked: run[0],
    answered: () => response.on('finish', () => ((now.n_answered += 1), (run[1] += 1))),
  };
}

function answer(it, counted) {
  const { response, question } = it;
  counted.answered();
  const words = [...WORDS, question.run];
  if (!question.streams) return json(response, 200, whole(question.model, words));
  response.writeHead(200, STREAM).end(events(question.model, words).join(''));
}

function flaky(it) {
  const { response, question, numbers } = it;
  const [seed = 1, percent = 20] = numbers;
  const counted = count(it);
  const drawn = draw(`${seed} ${question.run} ${counted.n_asked}`);
  if (drawn * 100 >= percent) return answer(it, counted);
  const kind = Math.floor((drawn * 100 * 4) / percent);
  if (kind === 0) return error(response, { ...ERRORS['429'], headers: { ...ERRORS['429'].headers, 'retry-after-ms': '5' } });
  if (kind === 1) return error(response, ERRORS['429']);
  if (kind === 2) return error(response, ERRORS['500']);
  cut(response, question);
}

/** A number from 0 to 1 that follows from a text: FNV-1a of 32 bits, mixed as in MurmurHash3's last step. */
function draw(text) {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function error(response, { status, headers, body }) {
  response.writeHead(status, headers).end(body);
}

function json(response, status, value) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function read(request) {
  const pieces = [];
  let n_bytes = 0;
  for await (const piece of request) {
    n_bytes += piece.length;
    if (n_bytes > BODY_BYTES) throw new Error('too long');
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
