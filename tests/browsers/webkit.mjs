// Debian's WebKit, the engine of Safari, driven over WebDriver: MiniBrowser on a screen that is only in memory.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';

import { freePort } from './firefox.mjs';

const DRIVERS = ['/usr/bin/WebKitWebDriver'];
const SCREENS = ['/usr/bin/Xvfb'];
const LIBRARIES = '/usr/lib';
const START_MS = 30_000;
const COMMANDS = {
  script: ['POST', 'execute/async'],
  go: ['POST', 'url'],
  click: ['POST', (it) => `element/${it.id}/click`],
  type: ['POST', (it) => `element/${it.id}/value`],
  picture: ['GET', 'screenshot'],
};

const there = (paths) => paths.find((it) => existsSync(it));

function miniBrowser() {
  const folders = existsSync(LIBRARIES) ? readdirSync(LIBRARIES).filter((it) => it.endsWith('-linux-gnu')) : [];
  return there(folders.flatMap((it) => ['4.1', '4.0'].map((version) => join(LIBRARIES, it, `webkit2gtk-${version}/MiniBrowser`))));
}

/** The browser's program; nothing where it, its driver or its screen is not installed. */
export const program = () => (there(DRIVERS) && there(SCREENS) ? miniBrowser() : undefined);

/** Starts it, and it keeps nothing: { send, stop, downloads, version }, with the folder of what it saves. */
export async function start() {
  const home = mkdtempSync(join(tmpdir(), 'exemplar-webkit-'));
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config/user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  const [display, screen] = await startScreen();
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_RUNTIME_DIR: home,
    // Its sandbox wants rights that a container does not give.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
  };
  const driver = spawn(there(DRIVERS), ['-p', String(port)], { stdio: 'ignore', env });
  let session;
  const ask = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  };
  const stop = async () => {
    if (session) await ask('DELETE', `session/${session}`).catch(() => {});
    driver.kill();
    screen.kill();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const options = { binary: program(), args: ['--automation'] };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const made = await patiently(() => ask('POST', 'session', { capabilities }));
    session = made.sessionId;
    await ask('POST', `session/${session}/timeouts`, { script: 60_000, pageLoad: 60_000, implicit: 0 });
    await ask('POST', `session/${session}/window/rect`, { width: 1280, height: 900 });
    const send = (command, values) => {
      const [method, path] = COMMANDS[command];
      const where = typeof path === 'string' ? path : path(values);
      return ask(method, `session/${session}/${where}`, method === 'POST' ? values : undefined);
    };
    return { send, stop, downloads, version: `WebKit ${made.capabilities.browserVersion}` };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A screen in memory, by the number that it finds free. */
async function startScreen() {
  const screen = spawn(there(SCREENS), ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    screen.stdio[3].once('data', (said) => resolve(String(said).trim()));
    screen.once('exit', () => reject(new Error('Xvfb did not start')));
  });
  return [`:${number}`, screen];
}

async function patiently(act) {
  const end = Date.now() + START_MS;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      // Until it listens.
      if (Date.now() > end || !(error instanceof TypeError)) throw error;
      await later(100);
    }
  }
}
