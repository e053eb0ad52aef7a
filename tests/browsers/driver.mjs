// Drives another browser as its makers' own tools do: the commands of WebDriver, and what a person does by role and name.
//
// Firefox takes them over Marionette, WebKit over HTTP; `send(command, values)` is all that differs.
import { setTimeout as later } from 'node:timers/promises';

// The key under which WebDriver gives an element: https://www.w3.org/TR/webdriver2/#elements
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';
const PATIENCE_MS = 30_000;
const POLL_MS = 60;
const CONTROL = '\uE009';
const RELEASE = '\uE000';

/** What is shown with this role and name; in the page. */
function find(role, name, isPattern, within) {
  const SELECTORS = {
    button: 'button, [role="button"]',
    textbox: 'textarea, input:not([type]), input[type="text"], input[type="search"], [role="textbox"]',
    dialog: 'dialog[open]',
    menuitem: '[role^="menuitem"]',
    heading: 'h1, h2, h3',
    article: 'article',
    link: 'a[href]',
    file: 'input[type="file"]',
    text: 'p, span, strong, h1, h2, h3, li, td, div, button, summary',
  };
  const labelled = (it) => it.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent).join(' ');
  const labels = (it) => [...(it.labels ?? [])].map((label) => label.textContent).join(' ');
  const own = (it) => [...it.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent).join('');
  const nameOf = (it) => (role === 'text' ? own(it) : it.getAttribute('aria-label') || labelled(it) || labels(it) || it.textContent || it.title || '');
  const fits = (it) => {
    const said = nameOf(it).trim().replace(/\s+/g, ' ');
    return isPattern ? new RegExp(name).test(said) : said === name;
  };
  const isShown = (it) => role === 'file' || (it.getClientRects().length > 0 && getComputedStyle(it).visibility !== 'hidden');
  const root = within ? document.querySelector(within) : document;
  return [...(root?.querySelectorAll(SELECTORS[role]) ?? [])].find((it) => isShown(it) && fits(it)) ?? null;
}

/** A window of a browser whose commands go through `send`. */
export function drive(send) {
  /** Runs a function in the page and waits for what it gives. */
  const script = async (act, ...args) => {
    const body = `const done = arguments[arguments.length - 1];
      Promise.resolve((${act})(...[...arguments].slice(0, -1))).then((it) => done([it ?? null]), (it) => done({ error: String(it?.stack ?? it) }));`;
    const said = await send('script', { script: body, args });
    if (said?.error) throw new Error(said.error);
    return said?.[0];
  };
  const until = async (act, what) => {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const found = await act().catch((error) => {
        // A page that is just being left answers nothing.
        if (Date.now() > end) throw error;
        return null;
      });
      if (found) return found;
      if (Date.now() > end) throw new Error(`did not come: ${what}`);
      await later(POLL_MS);
    }
  };
  const get = (role, name, within) => {
    const isPattern = name instanceof RegExp;
    return until(() => script(find, role, isPattern ? name.source : name, isPattern, within ?? null), `${role} ${name}`);
  };
  const id = (element) => element[ELEMENT];
  return {
    script,
    until,
    get,
    go: (url) => send('go', { url }),
    /** As a person does; the driver's own command goes past a service worker in Firefox. */
    reload: async () => {
      const before = await script(() => performance.timeOrigin);
      await script(() => void setTimeout(() => location.reload(), 0));
      await until(async () => (await script(() => performance.timeOrigin)) !== before, 'the page again');
    },
    /** Presses what has this role and name, as a hand does. */
    press: async (role, name, within) => {
      const element = await get(role, name, within);
      await script((it) => it.scrollIntoView({ block: 'center' }), element);
      await send('click', { id: id(element) });
    },
    /** Writes a text in place of what is there. */
    write: async (name, text) => {
      const element = await get('textbox', name);
      await send('click', { id: id(element) });
      await send('type', { id: id(element), text: `${CONTROL}a${RELEASE}` });
      await send('type', { id: id(element), text });
    },
    /** Chooses a file of this machine. */
    choose: async (path, within) => {
      const element = await until(() => script((within) => document.querySelector(`${within ?? ''} input[type="file"]`), within ?? null), 'a field for files');
      await send('type', { id: id(element), text: path });
    },
    value: async (name) => script((it) => it.value, await get('textbox', name)),
    text: async (role, name) => script((it) => it.textContent, await get(role, name)),
    picture: () => send('picture', {}),
  };
}
