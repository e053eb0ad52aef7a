// The words of a journey to models elsewhere: a service added, a key entered, the ledger read.
import { answers } from './_studio.mjs';

/** A key that must be found nowhere. */
export const CANARY = 'sk-canary-4Zq9Lw2Tn8Rb6Vx1';
const OTHER = 'Another server of OpenAI';

export const place = (page, name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();
export const cards = (page) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Remove/ }) });

/** Adds a service with one model, and gives its card. */
export async function connect(page, { preset = OTHER, address, key, model = 'tiny' }) {
  await place(page, 'Services');
  const add = page.getByRole('form', { name: 'Add a service' });
  const choice = add.getByLabel('Service');
  const option = choice.locator('option').filter({ hasText: preset }).first();
  await choice.selectOption(await option.getAttribute('value'));
  if (address) await add.getByLabel('Address').fill(address);
  const before = await cards(page).count();
  await add.getByRole('button', { name: 'Add service' }).click();
  const card = cards(page).nth(before);
  await card.getByRole('heading').waitFor();
  if (key) await enterKey(card, key);
  await card.getByLabel('Model’s name').fill(model);
  await card.getByRole('button', { name: 'Add model' }).click();
  await card.getByRole('button', { name: 'Use in this project' }).waitFor();
  return card;
}

export async function enterKey(card, key, keep, passphrase) {
  await card.getByRole('button', { name: 'Enter key' }).click();
  await card.getByLabel('Key', { exact: true }).fill(key);
  if (keep) await card.getByLabel('Keep it').selectOption({ label: keep });
  if (passphrase) await card.getByLabel('Passphrase').fill(passphrase);
  await card.getByRole('button', { name: 'Use this key' }).click();
  await card.getByRole('button', { name: 'Forget key' }).waitFor();
}

/** Adds a service, uses its model, and comes back to the Write place. */
export async function answerWith(page, service) {
  const card = await connect(page, service);
  await card.getByRole('button', { name: 'Use in this project' }).click();
  await page.getByText(/Run sends /).waitFor();
}

export const ledger = (page) => page.getByRole('region', { name: 'Requests' }).getByRole('row');
export const lastAnswer = (page) => answers(page).first();

/** Everything that this site keeps in the browser, as one text. To be evaluated in the page. */
export async function everythingKept() {
  const parts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.cookie];
  const decoder = new TextDecoder('latin1');
  const flat = (value) => {
    if (value instanceof ArrayBuffer) return decoder.decode(value);
    if (ArrayBuffer.isView(value)) return decoder.decode(value);
    if (value && typeof value === 'object') return Object.values(value).map(flat).join('\n');
    return String(value);
  };
  for (const { name } of await indexedDB.databases()) {
    parts.push(name);
    const db = await new Promise((done) => {
      const asked = indexedDB.open(name);
      asked.onsuccess = () => done(asked.result);
    });
    for (const store of db.objectStoreNames) {
      const all = (what) =>
        new Promise((done) => {
          const asked = db.transaction(store).objectStore(store)[what]();
          asked.onsuccess = () => done(asked.result);
        });
      parts.push(...(await all('getAllKeys')).map(flat), ...(await all('getAll')).map(flat));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    // The files of the site itself are kept by their sums: nothing of a person can be in them.
    const isSite = name.startsWith('exemplar-release-');
    for (const request of await cache.keys()) parts.push(request.url, isSite ? '' : await (await cache.match(request)).text());
  }
  const files = async (folder) => {
    for await (const [name, entry] of folder.entries()) {
      parts.push(name);
      if (entry.kind === 'directory') await files(entry);
      else parts.push(decoder.decode(await (await entry.getFile()).arrayBuffer()));
    }
  };
  await files(await navigator.storage.getDirectory());
  return parts.join('\n');
}
