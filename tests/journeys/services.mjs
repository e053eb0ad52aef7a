// Models elsewhere: services, keys, the ledger, airplane mode; against real servers and a hostile one.
import { KEY } from '../servers/start.mjs';
import { CANARY, answerWith, connect, lastAnswer, ledger, place } from './_services.mjs';
import { field, open, paste, run } from './_studio.mjs';

export default {
  'a service answers, and the ledger says what left': async ({ page, url, server, axe, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await page.getByText('Nothing has left this device').waitFor();
    await answerWith(page, { address: `${hostile}/fast/v1` });
    await page.getByText('The exact request').click();
    await page.getByText('POST').waitFor();
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /The answer to/);
    await page.getByRole('button', { name: /left this device/ }).click();
    await ledger(page).filter({ hasText: 'Run' }).first().waitFor();
    assert.match(await ledger(page).nth(1).textContent(), /127\.0\.0\.1/);
    assert.deepEqual(await axe(page), []);
    await page.getByRole('button', { name: 'Wipe' }).click();
    await page.getByText('Every request that this page makes').waitFor();
  },

  "llama.cpp's own server answers as Sprout in the page does": async ({ page, url, server, assert }) => {
    const { url: llama } = await server('llama');
    await open(page, url);
    await answerWith(page, { preset: 'llama.cpp server', address: `${llama}/v1`, model: 'sprout' });
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /Bug/);
  },

  'an answer is held to a JSON schema by a server and by the model in the page, and choices by the latter alone': async ({ page, url, server, assert }) => {
    const { url: llama } = await server('llama');
    await open(page, url);
    await answerWith(page, { preset: 'llama.cpp server', address: `${llama}/v1`, model: 'sprout' });
    await page.getByRole('radio', { name: 'Chat' }).check({ force: true });
    await page.getByText(/^Settings:/).first().click();
    const schema = page.getByRole('textbox', { name: 'JSON schema of the answer' });
    await schema.fill('{"type": "object", "oops"');
    await page.getByText(/goes wrong at line 1/).first().waitFor();
    await schema.fill('{"type": "object", "properties": {"kind": {"enum": ["Bug", "Praise"]}}, "required": ["kind"]}');
    await page.getByText('The exact request').click();
    await page.getByText(/"response_format"/).waitFor();
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /\{\s*"kind"\s*:\s*"(Bug|Praise)"\s*\}/);
    await page.reload();
    await page.getByText(/^Settings:/).first().click();
    assert.match(await schema.inputValue(), /"Praise"/);
    await page.getByRole('combobox', { name: 'Model' }).selectOption('sprout');
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /\{\s*"kind"\s*:\s*"(Bug|Praise)"/);
    await schema.fill('["Bug", "Praise"]');
    const models = page.getByRole('combobox', { name: 'Model' });
    const elsewhere = models.locator('option').filter({ hasText: /^sprout/ }).first();
    await models.selectOption(await elsewhere.getAttribute('value'));
    await page.getByText(/only models in this page are held to choices/).first().waitFor();
  },

  'an experiment is held to the JSON schema, too, by a server and in the page': async ({ page, url, server, assert }) => {
    const { url: llama } = await server('llama');
    await open(page, url);
    await answerWith(page, { preset: 'llama.cpp server', address: `${llama}/v1`, model: 'sprout' });
    await page.getByRole('radio', { name: 'Chat' }).check({ force: true });
    await page.getByText(/^Settings:/).first().click();
    const schema = '{"type": "object", "properties": {"kind": {"enum": ["Bug", "Praise"]}}, "required": ["kind"]}';
    await page.getByRole('textbox', { name: 'JSON schema of the answer' }).fill(schema);
    await place(page, 'Measure');
    await page.getByRole('button', { name: /Which version is better/ }).click();
    await field(page, 'Rows to test on').focus();
    await paste(page, 'It crashes\tBug\nI love it\tPraise\nThank you\tPraise');
    await page.getByText('3 rows').waitFor();
    await page.getByRole('checkbox', { name: /^sprout/ }).check();
    await page.getByRole('checkbox', { name: /^Sprout/ }).check();
    await page.getByRole('button', { name: 'Start', exact: true }).click();
    await page.getByText(/JSON schema went with every call/).waitFor({ timeout: 60_000 });
    const answers = page.getByRole('table', { name: 'Every result' }).getByText(/^\s*\{\s*"kind"\s*:\s*"(Bug|Praise)"/);
    await answers.first().waitFor();
  },

  'one key at LiteLLM, three dialects': async ({ page, url, server, assert }) => {
    const { url: proxy } = await server('litellm');
    await open(page, url);
    for (const preset of ['LiteLLM', 'OpenAI (Responses)', 'Anthropic']) {
      await answerWith(page, { preset, address: `${proxy}/v1`, key: KEY, model: 'proxy' });
      await run(page);
      assert.match(await lastAnswer(page).textContent(), /The answer to/, preset);
    }
  },

  'a key does not follow to another host': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await open(page, url);
    await answerWith(page, { address: `${hostile}/redirect/v1`, key: CANARY });
    await run(page);
    await page.getByText(/another address/).first().waitFor();
    // The courier does not follow: nothing at all came to the other host.
    assert.deepEqual(await (await fetch(`${hostile}/caught`)).json(), []);
  },

  'a wrong key, a full account and a page of HTML each have words of their own': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    const said = new Set();
    const names = ['401', '403', '404', '413', '422', 'context', 'not-json', 'html-200', '402'];
    for (const name of names) {
      await open(page, url);
      await answerWith(page, { address: `${hostile}/error-${name}/v1`, key: CANARY });
      await run(page);
      const text = await lastAnswer(page).getByRole('alert').textContent();
      assert.equal(text.includes(CANARY), false, text);
      said.add(text);
    }
    assert.equal(said.size, names.length, [...said].join('\n'));
  },

  'an answer that breaks off is kept and gone on from': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await answerWith(page, { address: `${hostile}/mid-error/v1` });
    await run(page);
    await lastAnswer(page).getByRole('alert').waitFor();
    const begun = await lastAnswer(page).getByRole('paragraph').first().textContent();
    assert.notEqual(begun.trim(), '');
    await lastAnswer(page).getByRole('button', { name: 'Go on from here' }).click();
    await page.getByRole('button', { name: 'Run', exact: true }).first().waitFor();
    const gone = await lastAnswer(page).getByRole('paragraph').first().textContent();
    assert.equal(gone.startsWith(begun.trimEnd()) && gone.length > begun.length, true, `${begun} → ${gone}`);
  },

  'in airplane mode nothing leaves, whatever asks': async ({ page, context, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await answerWith(page, { address: `${hostile}/fast/v1` });
    await run(page);
    await page.getByRole('button', { name: /^Airplane mode/ }).first().click();
    await page.getByText('Airplane mode', { exact: true }).waitFor();
    await fetch(`${hostile}/forget`, { method: 'POST' });
    await page.getByText(/this model is elsewhere/).first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Run', exact: true }).first().isDisabled(), true);
    // Not even a script of the page, nor a worker of its own, gets out.
    const direct = await page.evaluate((address) => fetch(address).then(() => 'out', () => 'refused'), `${hostile}/seen`);
    assert.equal(direct, 'refused');
    const guarded = await page.evaluate(
      (origin) => fetch(`guarded/courier/${encodeURIComponent(origin)}.js`).then((it) => it.status),
      new URL(hostile).origin,
    );
    assert.equal(guarded, 403);
    const seen = await (await fetch(`${hostile}/seen`)).json();
    assert.equal(seen.n_asked, 0);
    problems.length = 0;
    // It holds in another tab, and over a reload.
    const second = await context.newPage();
    await open(second, url);
    await second.getByText('Airplane mode', { exact: true }).waitFor();
    await second.close();
    await page.getByText('Airplane mode', { exact: true }).click();
    await page.getByText(/Run sends /).waitFor();
    await run(page);
  },

  'without being allowed, a script of the page reaches nobody': async ({ page, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const direct = await page.evaluate((address) => fetch(address).then(() => 'out', () => 'refused'), `${hostile}/seen`);
    assert.equal(direct, 'refused');
    problems.length = 0;
  },

  'a whole local session asks nobody else': async ({ page, url, assert }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await open(page, url);
    await run(page);
    await place(page, 'Measure');
    await page.getByRole('heading', { name: 'Measure' }).waitFor();
    await place(page, 'Models');
    await page.getByRole('heading', { name: 'On this device' }).waitFor();
    await place(page, 'Services');
    await page.getByText('Every request that this page makes').waitFor();
    await page.reload();
    await page.getByText('Every request that this page makes').waitFor();
    const own = new URL(url).origin;
    const foreign = asked.filter((it) => !it.startsWith('blob:') && !it.startsWith('data:') && new URL(it).origin !== own);
    assert.deepEqual(foreign, []);
    await page.getByText('Nothing has left this device').waitFor();
  },

  "the browser's own model, where there is one": async ({ page, url, assert }) => {
    await page.addInitScript(() => {
      globalThis.LanguageModel = {
        availability: async () => 'available',
        create: async ({ initialPrompts }) => ({
          promptStreaming: (text) =>
            new ReadableStream({
              start(out) {
                for (const word of [`${initialPrompts.length} turns, then `, text.split(' ')[0]]) out.enqueue(word);
                out.close();
              },
            }),
          destroy() {},
        }),
      };
    });
    await open(page, url);
    await place(page, 'Services');
    await page.getByRole('heading', { name: 'Services', exact: true }).waitFor();
    await place(page, 'Write');
    const model = page.getByLabel('Model', { exact: true });
    await model.selectOption({ label: 'This browser’s own model' });
    await page.getByText('It stays in this browser').waitFor();
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /turns, then/);
  },

  'the doctor tells a server that forbids pages from one that is down': async ({ page, url, server, problems }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    const card = await connect(page, { address: `${hostile}/no-cors/fast/v1` });
    await card.getByRole('button', { name: 'Check the connection' }).click();
    await card.getByRole('status').getByText(/CORS|does not allow (this|web) pages?/i).first().waitFor();
    await open(page, url);
    const down = await connect(page, { address: 'http://127.0.0.1:9/v1' });
    await down.getByRole('button', { name: 'Check the connection' }).click();
    await down.getByRole('status').getByText(/does not answer|nothing answers|not running/i).first().waitFor();
    // The browser's own words about what it did not let the page read.
    problems.length = 0;
  },

  'a model from another host is in the ledger, and its host is let through no longer': async ({ page, url, server, assert, problems }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await place(page, 'Models');
    await page.getByLabel('Or the address of the file').fill(`${hostile}/sprout.gguf`);
    await page.getByRole('button', { name: 'Fetch', exact: true }).click();
    await page.getByText(/is on this device/).first().waitFor();
    await place(page, 'Services');
    await ledger(page).filter({ hasText: 'Download of a model' }).first().waitFor();
    await page.getByText('No host is allowed').waitFor();
    const origin = new URL(hostile).origin;
    const again = await page.evaluate((it) => fetch(`guarded/engine/${encodeURIComponent(it)}.js`).then(({ status }) => status), origin);
    assert.equal(again, 403);
    problems.length = 0;
  },

  'airplane mode ends what is under way': async ({ page, url, server, problems }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await answerWith(page, { address: `${hostile}/endless/v1` });
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    await lastAnswer(page).getByRole('paragraph').first().filter({ hasText: /\w/ }).waitFor();
    await page.getByRole('button', { name: /^Airplane mode/ }).first().click();
    await lastAnswer(page).getByRole('alert').getByText(/[Aa]irplane/).waitFor();
    await page.getByText('Airplane mode', { exact: true }).click();
    await place(page, 'Models');
    await page.getByLabel('Or the address of the file').fill(`${hostile}/slow-sprout.gguf`);
    await page.getByRole('button', { name: 'Fetch', exact: true }).click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor();
    await page.getByRole('button', { name: /^Airplane mode/ }).first().click();
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'hidden' });
    problems.length = 0;
  },

  'when one fails the next of the chain answers, and is named': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    const card = await connect(page, { address: `${hostile}/error-401/v1`, key: CANARY });
    await card.getByText(/^More:/).click();
    await card.getByLabel('Add to the chain').selectOption({ label: 'Sprout, in this page' });
    await card.getByRole('listitem').filter({ hasText: 'Sprout' }).waitFor();
    await card.getByRole('button', { name: 'Use in this project' }).click();
    await page.getByText(/Run sends /).waitFor();
    await run(page);
    assert.match(await lastAnswer(page).textContent(), /Bug/);
    await lastAnswer(page).getByText(/answered by .*sprout/i).waitFor();
  },

};
