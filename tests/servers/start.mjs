// Starts the real servers of the journeys, each once for all who ask: `await start('llama')` gives { url, log, stop }.
//
//   llama    llama.cpp's server (llama-cpp-python) with Sprout; model `sprout`, no key; chat at URL/v1
//   litellm  the LiteLLM proxy; model `proxy` on all three protocols, `mock`, `mock-messages`, `mock-429`; key KEY
//   hostile  ours, hostile.mjs; see there for the paths
//
// `cargo xtask setup` brings the programs. What they say goes to .exemplar/log/server-NAME.log.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const python = (name) => join(root, '.exemplar/python/bin', name);
const READY_MS = 90_000;
const POLL_MS = 50;
const STOP_MS = 5_000;

/** LiteLLM's key. Without one it answers 401; a wrong one it answers 400 "No connected db." */
export const KEY = 'sk-exemplar-journeys';

const RECIPES = {
  llama: async (port) => ({
    program: python('python'),
    args: ['-m', 'llama_cpp.server', '--model', 'public/models/sprout.gguf', '--model_alias', 'sprout',
      '--host', '127.0.0.1', '--port', String(port), '--n_threads', '2', '--verbose', 'false'],
    ready: '/v1/models',
  }),
  litellm: async (port) => ({
    program: python('litellm'),
    args: ['--config', 'tests/servers/litellm.yaml', '--host', '127.0.0.1', '--port', String(port), '--telemetry', 'False'],
    env: {
      EXEMPLAR_UPSTREAM: `${(await start('hostile')).url}/fast/v1`,
      // Its own price table, and no pages for people.
      LITELLM_LOCAL_MODEL_COST_MAP: 'True',
      DISABLE_ADMIN_UI: 'True',
      NO_DOCS: 'True',
    },
    ready: '/health/liveliness',
  }),
  hostile: async (port) => ({
    program: process.execPath,
    args: ['tests/servers/hostile.mjs', String(port)],
    ready: '/seen',
  }),
};

const started = new Map();
const children = new Set();
process.on('exit', () => children.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(1));
}

/** The server of that name, started when it is first asked for. */
export function start(name) {
  if (!started.has(name)) started.set(name, startOwn(name));
  return started.get(name);
}

/** Stops every server that runs. */
export async function stopAll() {
  const all = await Promise.allSettled(started.values());
  started.clear();
  await Promise.all(all.map(({ value }) => value?.stop()));
}

/** A server of that name for the caller alone, who also stops it. */
export async function startOwn(name) {
  if (!Object.hasOwn(RECIPES, name)) throw new Error(`no server is called ${name}`);
  const port = await freePort();
  const { program, args, env, ready } = await RECIPES[name](port);
  if (!existsSync(program)) throw new Error(`${program} is missing: run \`cargo xtask setup\``);
  const log = join(root, `.exemplar/log/server-${name}.log`);
  mkdirSync(join(log, '..'), { recursive: true });
  const out = openSync(log, 'w');
  // An input that stays open tells `hostile` that we live.
  const child = spawn(program, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['pipe', out, out] });
  closeSync(out);
  children.add(child);
  let end;
  const ended = new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve((end = signal ?? `code ${code}`)));
    child.on('error', (error) => resolve((end = error.message)));
  }).finally(() => children.delete(child));
  const stop = async () => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.kill();
    await ended;
    clearTimeout(timer);
  };
  const url = `http://127.0.0.1:${port}`;
  const late = performance.now() + READY_MS;
  while (!(await answers(url + ready))) {
    if (end === undefined && performance.now() < late) continue;
    const why = end === undefined ? `did not answer within ${READY_MS / 1000} s` : `ended (${end})`;
    await stop();
    throw new Error(`the server ${name} ${why}; the end of ${log}:\n${readFileSync(log, 'utf8').slice(-3000)}`);
  }
  return { url, log, stop };
}

/** Whether a server is up; where not, it has waited until the next look. */
async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    if (response.ok) return true;
  } catch {
    // Nobody listens yet.
  }
  await new Promise((done) => setTimeout(done, POLL_MS));
  return false;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
