// Without a network: installed, reloaded with its server stopped, renewed as one release, and without room.
import { place } from './_services.mjs';
import { built, guardWith, host } from './_site.mjs';
import { answers, field, open, run, saved } from './_studio.mjs';

/** Waits until the release is kept, or why it is not. */
const kept = async (page) => {
  await page.waitForFunction(() => document.documentElement.dataset.kept);
  return page.evaluate(() => document.documentElement.dataset.kept);
};

/** What is kept by the guard, as the names of its caches. */
const cachesOf = (page) => page.evaluate(() => caches.keys());

/** Kept programs whose answers lack the headers of isolation. */
const withoutIsolation = (page) => page.evaluate(async () => {
  const [name] = (await caches.keys()).filter((it) => it.startsWith('exemplar-release'));
  const cache = await caches.open(name);
  const programs = (await cache.keys()).filter(({ url }) => url.endsWith('.wasm'));
  if (programs.length === 0) return ['no program is kept'];
  const headers = await Promise.all(programs.map(async (it) => [it.url, (await cache.match(it)).headers]));
  const wanted = ['Cross-Origin-Opener-Policy', 'Cross-Origin-Embedder-Policy', 'Cross-Origin-Resource-Policy'];
  return headers.filter(([, it]) => !wanted.every((header) => it.has(header))).map(([url]) => url);
});
const airplane = (page, now) => page.getByRole('button', { name: `Airplane mode (now: ${now})` });

/** Works through the places as one does who has no network. */
async function works(page, assert) {
  await field(page, 'Instruction').fill('Sort each parcel into a kind.');
  await run(page);
  assert.match(await answers(page).first().textContent(), /Bug/);
  await saved(page);
  await place(page, 'Measure');
  await page.getByText('None yet.').waitFor();
  await place(page, 'Files');
  await page.getByRole('navigation', { name: 'Screens of this place' }).waitFor();
  await place(page, 'Services');
  await page.getByRole('form', { name: 'Add a service' }).waitFor();
  await place(page, 'Write');
}

export default {
  'the browser finds an app that it can install, with its icons and shortcuts': async ({ page, context, url, assert }) => {
    await open(page, url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    const devtools = await context.newCDPSession(page);
    const { errors, data } = await devtools.send('Page.getAppManifest');
    assert.deepEqual(errors, []);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    // A journey's window keeps nothing, like a private one; that is its only fault.
    assert.deepEqual(installabilityErrors.map((it) => it.errorId).filter((it) => it !== 'in-incognito'), []);
    const { icons, shortcuts } = JSON.parse(data);
    assert.equal(icons.some((it) => it.purpose === 'maskable'), true);
    assert.equal(shortcuts.length, 3);
    for (const { src, sizes } of [...icons, ...shortcuts.flatMap((it) => it.icons), { src: 'icons/apple-180.png', sizes: '180x180' }]) {
      const size = await page.evaluate(async (src) => {
        const picture = Object.assign(new Image(), { src });
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, src);
      assert.equal(sizes === 'any' || size === sizes, true, `${src} is ${size}`);
    }
  },

  'after one visit everything works with the server stopped': async ({ page, context, assert, problems }) => {
    const site = await host();
    await open(page, site.url);
    assert.equal(await kept(page), 'kept');
    await site.stop();
    await assert.rejects(fetch(site.url));
    await page.reload();
    await field(page, 'Instruction').waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await works(page, assert);
    await page.reload();
    await field(page, 'Instruction').waitFor();
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort each parcel into a kind.');
    const other = await context.newPage();
    await open(other, `${site.url}index.html?x=1`);
    // The browser's own words about the guard's file, which it would renew.
    assert.deepEqual(problems.filter((it) => !/ERR_CONNECTION_REFUSED|sw\.js/.test(it)), []);
    problems.length = 0;
  },

  'a host without headers is kept too, and stays isolated without a network': async ({ page, assert, problems }) => {
    const site = await host({ headers: {} });
    await page.goto(site.url);
    await page.waitForFunction(() => crossOriginIsolated);
    await field(page, 'Instruction').waitFor();
    assert.equal(await kept(page), 'kept');
    // Given as they lie there, or else a browser keeps nothing of what it compiled.
    assert.deepEqual(await withoutIsolation(page), []);
    await site.stop();
    await page.reload();
    await field(page, 'Instruction').waitFor();
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await works(page, assert);
    problems.length = 0;
  },

  'a new release is offered, whole, and taken only when a person says so': async ({ page, context, assert }) => {
    const site = await host();
    await open(page, site.url);
    assert.equal(await kept(page), 'kept');
    const [first] = (await cachesOf(page)).filter((it) => it.startsWith('exemplar-release'));
    const files = {
      'index.html': built('index.html').replace('<html ', '<html data-release="2" '),
      'archive/archive.css': `${built('archive/archive.css')}\n:root { --release: 2; }`,
    };
    for (const [path, text] of Object.entries(files)) site.change(path, text);
    site.change('sw.js', guardWith(files));
    await page.reload();
    await page.getByText('A new version of Exemplar is ready').waitFor();
    // The new guard waits already, and has to learn of it.
    await airplane(page, 'off').click();
    await airplane(page, 'on').waitFor();
    const release = (of) => of.evaluate(() => document.documentElement.dataset.release ?? '1');
    const styleOf = (of) => of.evaluate(async () => (await (await fetch('archive/archive.css')).text()).includes('--release: 2'));
    // The page of before, with the files of before, though the host has others.
    assert.deepEqual([await release(page), await styleOf(page)], ['1', false]);
    await field(page, 'Instruction').fill('Written before the new version.');
    const other = await context.newPage();
    await open(other, site.url);
    assert.deepEqual([await release(other), await styleOf(other)], ['1', false]);
    await page.getByRole('button', { name: 'Use it', exact: true }).click();
    await page.getByText('open in another tab').waitFor();
    assert.equal(await release(page), '1');
    await other.close();
    await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: 'Use it', exact: true }).click()]);
    await field(page, 'Instruction').waitFor();
    assert.deepEqual([await release(page), await styleOf(page)], ['2', true]);
    assert.equal(await field(page, 'Instruction').inputValue(), 'Written before the new version.');
    // The old files are gone, the rules of the guard are not.
    const now = await cachesOf(page);
    assert.equal(now.includes(first), false);
    assert.equal(now.filter((it) => it.startsWith('exemplar-release')).length, 1);
    await airplane(page, 'on').waitFor();
    await site.stop();
  },

  'a release that is half on its host is not taken, and the one before goes on': async ({ page, assert, problems }) => {
    const site = await host();
    await open(page, site.url);
    assert.equal(await kept(page), 'kept');
    const before = await cachesOf(page);
    // The host has the new page already, and the other file of before still.
    const files = {
      'index.html': built('index.html').replace('<html ', '<html data-release="2" '),
      'boot.js': `${built('boot.js')}\n// 2`,
    };
    site.change('index.html', files['index.html']);
    site.change('sw.js', guardWith(files));
    await page.reload();
    await field(page, 'Instruction').waitFor();
    const refused = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const installing = registration.installing ?? (await registration.update().catch(() => registration)).installing;
      if (!installing) return 'redundant';
      if (installing.state !== 'redundant') await new Promise((done) => (installing.onstatechange = () => done()));
      return installing.state;
    });
    assert.equal(refused, 'redundant');
    assert.equal(await page.getByText('A new version').count(), 0);
    assert.deepEqual(await cachesOf(page), before);
    await page.reload();
    await works(page, assert);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.release), undefined);
    problems.length = 0;
    await site.stop();
  },

  'without room nothing is kept, and everything works while there is a network': async ({ page, context, assert }) => {
    const site = await host();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, quotaSize: 3_000_000 });
    await open(page, site.url);
    assert.equal(await kept(page), 'full');
    assert.deepEqual((await cachesOf(page)).filter((it) => it.startsWith('exemplar-release')), []);
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await works(page, assert);
    await site.stop();
  },

  'an address without a lock has no guard, and the studio works': async ({ launch, assert }) => {
    const site = await host({ headers: {} });
    const page = await launch('--host-resolver-rules=MAP exemplar.test 127.0.0.1');
    await open(page, `http://exemplar.test:${site.port}/`);
    assert.deepEqual(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator]), [false, false]);
    await works(page, assert);
    await site.stop();
  },
};
