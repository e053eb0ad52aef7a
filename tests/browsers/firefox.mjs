// Debian's Firefox, driven over Marionette: https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';

const PROGRAMS = [process.env.FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
const START_MS = 60_000;
const COMMANDS = {
  script: ['WebDriver:ExecuteAsyncScript', (it) => it],
  go: ['WebDriver:Navigate', (it) => it],
  click: ['WebDriver:ElementClick', (it) => it],
  type: ['WebDriver:ElementSendKeys', (it) => it],
  picture: ['WebDriver:TakeScreenshot', () => ({ full: false })],
};
// No question, no page of its own, nothing sent to its makers.
const PREFERENCES = {
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'app.update.enabled': false,
  'app.normandy.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/** The program; nothing where it is not installed. */
export const program = () => PROGRAMS.find((it) => it && existsSync(it));

export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts it with an empty profile: { send, stop, downloads, version }, with the folder of what it saves. */
export async function start() {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'exemplar-firefox-'));
  const downloads = join(profile, 'Downloads');
  mkdirSync(downloads);
  const all = { ...PREFERENCES, 'marionette.port': port, 'browser.download.folderList': 2, 'browser.download.dir': downloads };
  const lines = Object.entries(all).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const browser = spawn(program(), ['--headless', '--marionette', '--no-remote', '--profile', profile], {
    stdio: 'ignore',
    // It keeps its caches and settings in the profile alone.
    env: { ...process.env, HOME: profile, MOZ_CRASHREPORTER_DISABLE: '1' },
  });
  const stop = async () => {
    const ended = new Promise((done) => browser.once('exit', done));
    browser.kill();
    await Promise.race([ended, later(5000)]);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const ask = await converse(port, browser);
    const { capabilities } = await ask('WebDriver:NewSession', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
    await ask('WebDriver:SetTimeouts', { script: 60_000, pageLoad: 60_000, implicit: 0 });
    await ask('WebDriver:SetWindowRect', { width: 1280, height: 900 });
    const send = async (command, values) => {
      const [name, shape] = COMMANDS[command];
      const said = await ask(name, shape(values));
      return said?.value ?? said;
    };
    return { send, stop, downloads, version: `Firefox ${capabilities.browserVersion}` };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A connection on which questions are asked: frames of `LENGTH:JSON`, answers with the number of their question. */
async function converse(port, browser) {
  const socket = await connected(port, browser);
  const waiting = new Map();
  let rest = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const colon = rest.indexOf(':');
      const n = Number(rest.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || rest.length < colon + 1 + n) return;
      const frame = JSON.parse(rest.subarray(colon + 1, colon + 1 + n));
      rest = rest.subarray(colon + 1 + n);
      // Its first word says which protocol it speaks.
      if (!Array.isArray(frame)) continue;
      const [, number, error, said] = frame;
      const { resolve, reject } = waiting.get(number);
      waiting.delete(number);
      if (error) reject(new Error(`${error.error}: ${error.message}`));
      else resolve(said);
    }
  });
  socket.on('close', () => waiting.forEach(({ reject }) => reject(new Error('Firefox has ended'))));
  let number = 0;
  return (name, values) =>
    new Promise((resolve, reject) => {
      number += 1;
      waiting.set(number, { resolve, reject });
      const frame = Buffer.from(JSON.stringify([0, number, name, values]));
      socket.write(`${frame.length}:`);
      socket.write(frame);
    });
}

async function connected(port, browser) {
  const end = Date.now() + START_MS;
  for (;;) {
    const socket = await new Promise((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => done(socket));
      socket.once('error', () => done(null));
    });
    if (socket) return socket.on('error', () => {});
    if (Date.now() > end || browser.exitCode !== null) throw new Error('Firefox did not start');
    await later(100);
  }
}
