// Keys: one that was planted is looked for everywhere, and one comes by a sign-in.
import { createHash } from 'node:crypto';

import { CANARY, cards, connect, enterKey, everythingKept, lastAnswer, ledger, place } from './_services.mjs';
import { open, run } from './_studio.mjs';

/** Everything that pages and workers of this context write to their console from now on, as texts. */
function listenToAll(context) {
  const said = [];
  const values = async (message) => {
    said.push(`${message.type()} ${message.text()}`);
    for (const it of message.args()) said.push(String(await it.jsonValue().catch(() => it)));
  };
  context.on('console', values);
  context.on('weberror', (error) => said.push(String(error.error()?.stack)));
  context.on('serviceworker', (worker) => worker.on('console', values));
  return said;
}

/** The page, the worker that carries keys, and the guard each say a word and are heard: else nothing could be found. */
async function areHeard(page, context, said, assert) {
  const couriers = page.workers().filter((it) => it.url().includes('courier'));
  const places = [page, ...couriers, ...context.serviceWorkers()];
  assert.equal(places.length, 3);
  for (const [i, place] of places.entries()) {
    await place.evaluate((word) => console.log(word), `heard-${i}`);
    const isHeard = () => said.some((it) => it.includes(`heard-${i}`));
    for (let turns = 0; turns < 100 && !isHeard(); turns += 1) await page.evaluate(() => null);
    assert.ok(isHeard(), `nothing was heard of ${place.url()}`);
  }
}

const drawn = (page) =>
  page.evaluate(() => {
    const values = [...document.querySelectorAll('input, textarea')].map((it) => it.value);
    return document.documentElement.outerHTML + values.join('\n');
  });

/** No text holds the key: not as it is, not in base64, not in hexadecimal, not in part. */
function holdsNo(key, text, where, assert) {
  const forms = [key, key.slice(3, 19), Buffer.from(key).toString('base64').slice(0, 20), Buffer.from(key).toString('hex')];
  for (const form of forms) assert.equal(text.includes(form), false, `${where}: ${form}`);
}

export default {
  'a key that was planted is nowhere to be found': async ({ page, context, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    const said = listenToAll(context);
    await open(page, url);
    // This service's error says every header that it got.
    const card = await connect(page, { address: `${hostile}/echo/v1`, key: CANARY });
    await card.getByRole('button', { name: 'Check the connection' }).click();
    await card.getByRole('status').getByText(/key/i).first().waitFor();
    await card.getByRole('button', { name: 'Use in this project' }).click();
    await page.getByText(/Run sends /).waitFor();
    await page.getByText('The exact request').click();
    await run(page);
    const doms = [await drawn(page)];
    // The words are shown, the key in them is not.
    const alert = await lastAnswer(page).getByRole('alert').textContent();
    assert.match(alert, /Not with/);
    await place(page, 'Services');
    await ledger(page).filter({ hasText: 'Run' }).first().waitFor();
    doms.push(await drawn(page));
    await card.getByRole('button', { name: 'Forget key' }).click();
    await enterKey(card, CANARY, 'until this tab is closed');
    await card.getByRole('button', { name: 'Forget key' }).click();
    await enterKey(card, CANARY, 'on this device, encrypted', 'a long passphrase');
    const exported = [];
    for (const name of ['Save as table', 'Save as JSON']) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      const stream = await download.createReadStream();
      let text = '';
      for await (const piece of stream) text += piece;
      exported.push(text);
    }
    assert.match(exported[0], /127\.0\.0\.1/);
    await place(page, 'Write');
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('dialog').getByRole('textbox').first().inputValue();
    await page.keyboard.press('Escape');
    const kept = await page.evaluate(everythingKept);
    doms.push(await drawn(page));
    // The server got it, so there was something to find.
    assert.deepEqual((await (await fetch(`${hostile}/echoed`)).json()).includes(`Bearer ${CANARY}`), true);
    await areHeard(page, context, said, assert);
    const everywhere = { alert, exported: exported.join(), link, kept, doms: doms.join('\n'), said: said.join('\n'), address: page.url() };
    for (const [where, text] of Object.entries(everywhere)) holdsNo(CANARY, text, where, assert);
    // The browser's own line about an answer of 401 is not the page's.
    assert.deepEqual(problems.filter((it) => !it.includes('status of 401')), []);
    problems.length = 0;
    assert.match(kept, /exemplar/);
    // The key comes back with its passphrase alone.
    await page.reload();
    await place(page, 'Services');
    await card.getByText('locked').waitFor();
    await card.getByLabel('Passphrase').fill('wrong');
    await card.getByRole('button', { name: 'Unlock' }).click();
    await card.getByRole('alert').waitFor();
    await card.getByLabel('Passphrase').fill('a long passphrase');
    await card.getByRole('button', { name: 'Unlock' }).click();
    await card.getByText('unlocked').waitFor();
  },

  'a sign-in at OpenRouter brings a key by a code, and neither is left in an address': async ({ page, context, url, assert, problems }) => {
    const CODE = 'code-5Hn2Vd8Qe1';
    const KEY = 'sk-or-v1-9Tm3Kx6Wb0Jc4Ry7Np2';
    const said = listenToAll(context);
    const visited = [];
    page.on('framenavigated', (frame) => visited.push(frame.url()));
    let challenge;
    const exchanged = [];
    // OpenRouter, as its documentation says: https://openrouter.ai/docs/guides/overview/auth/oauth
    await context.route('https://openrouter.ai/**', async (route) => {
      const request = route.request();
      const address = new URL(request.url());
      const cors = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-allow-methods': '*' };
      if (address.pathname === '/auth') {
        assert.equal(address.searchParams.get('code_challenge_method'), 'S256');
        challenge = address.searchParams.get('code_challenge');
        const back = new URL(address.searchParams.get('callback_url'));
        back.searchParams.set('code', CODE);
        const body = `<!DOCTYPE html><title>OpenRouter</title><a href="${back}">Authorize</a>`;
        return route.fulfill({ contentType: 'text/html', body });
      }
      if (request.method() === 'OPTIONS') return route.fulfill({ status: 204, headers: cors });
      if (address.pathname === '/api/v1/auth/keys') {
        const { code, code_verifier: verifier, code_challenge_method: method } = request.postDataJSON();
        const isIts = createHash('sha256').update(verifier ?? '').digest('base64url') === challenge;
        exchanged.push({ code, method, isIts, length: verifier?.length });
        const status = isIts && code === CODE ? 200 : 403;
        return route.fulfill({ status, headers: cors, json: status === 200 ? { key: KEY, user_id: 'user_0' } : { error: { message: 'Invalid code', code: 403 } } });
      }
      exchanged.push({ path: address.pathname, authorization: request.headers().authorization });
      return route.fulfill({ headers: cors, json: { data: [{ id: 'maker/tiny', name: 'Tiny' }] } });
    });
    await open(page, url);
    await place(page, 'Services');
    const add = page.getByRole('form', { name: 'Add a service' });
    const option = add.getByLabel('Service').locator('option').filter({ hasText: 'OpenRouter' }).first();
    await add.getByLabel('Service').selectOption(await option.getAttribute('value'));
    await add.getByRole('button', { name: 'Add service' }).click();
    const card = cards(page).first();
    await card.getByRole('button', { name: 'Sign in at OpenRouter' }).click();
    await page.getByRole('link', { name: 'Authorize' }).click();
    await page.getByText('You are signed in').waitFor();
    assert.deepEqual(exchanged, [{ code: CODE, method: 'S256', isIts: true, length: 43 }]);
    await card.getByRole('button', { name: 'Forget key' }).waitFor();
    assert.equal(page.url().includes(CODE), false, page.url());
    // No step back leads to the code.
    const { entries } = await (await context.newCDPSession(page)).send('Page.getNavigationHistory');
    assert.deepEqual(entries.filter((it) => it.url.includes(CODE)).map((it) => it.url), []);
    // What is kept knows neither; only the way back knew the code.
    const kept = await page.evaluate(everythingKept);
    const dom = await drawn(page);
    for (const [where, text] of Object.entries({ kept, dom, said: said.join('\n'), visited: visited.join('\n') })) {
      holdsNo(KEY, text, where, assert);
      if (where !== 'visited') assert.equal(text.includes(CODE), false, where);
    }
    // A code is good once: the same address again asks nobody.
    await page.goto(new URL(`?code=${CODE}`, url).href);
    await place(page, 'Services');
    await card.waitFor();
    assert.equal(exchanged.length, 1);
    problems.length = 0;
  },
};
