// The server programs that other journeys speak to: each starts, answers, streams, and does what it is for.
import { ERRORS } from '../servers/errors.mjs';
import { KEY, startOwn } from '../servers/start.mjs';

const NOTES = [
  'Anna bought 12 books in Rome.',
  'My friend Leo lives in Oslo at number 7.',
  'Please send 4 lamps to Clara in Madrid.',
  'Victor is 31 years old and comes from Lima.',
  'Nina needs 25 chairs in Vienna.',
];
const JSON_TYPE = { 'content-type': 'application/json' };
const hello = (model, more = {}) => ({ model, stream: true, messages: [{ role: 'user', content: 'Hello, run-1' }], ...more });

const ask = (address, body, headers = {}) =>
  fetch(address, { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });

/** The JSON values of a stream's events, and the pieces that came. */
async function streamed(response) {
  let n_pieces = 0;
  let text = '';
  const decoder = new TextDecoder();
  for await (const piece of response.body) {
    n_pieces += 1;
    text += decoder.decode(piece, { stream: true });
  }
  const lines = text.split('\n').filter((line) => line.startsWith('data: ') && !line.includes('[DONE]'));
  return { n_pieces, text, values: lines.map((line) => JSON.parse(line.slice(6))) };
}
const chatText = (values) => values.map((it) => it.choices?.[0]?.delta?.content ?? '').join('');

export default {
  "llama.cpp's server answers with Sprout, streamed, with the likelihood of its words": async ({ server, assert }) => {
    const { url } = await server('llama');
    // The starters "Find the city" and "Find the name": what is right is written in the example notes themselves.
    const askFor = async (answers) => {
      const prompt = NOTES.map((note, i) => `Text: ${note}\nAnswer:${answers[i] ? ` ${answers[i]}\n` : ''}`).join('');
      const fixed = { model: 'sprout', prompt, max_tokens: 8, temperature: 0, stop: ['\n'], logprobs: 2 };
      return (await (await ask(`${url}/v1/completions`, fixed)).json()).choices[0];
    };
    const city = await askFor(['Rome', 'Oslo', 'Madrid', 'Lima']);
    assert.equal(city.text.trim(), 'Vienna');
    assert.equal((await askFor(['Anna', 'Leo', 'Clara', 'Victor'])).text.trim(), 'Nina');
    const likelihoods = city.logprobs.token_logprobs;
    assert.ok(likelihoods.length > 0 && likelihoods.every((it) => it <= 0), `${likelihoods}`);

    const response = await ask(`${url}/v1/chat/completions`, hello('sprout', { max_tokens: 8 }), { origin: url });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), url);
    const { values } = await streamed(response);
    assert.ok(values.length >= 2);
    assert.match(values.at(-1).choices[0].finish_reason, /stop|length/);
  },

  'the LiteLLM proxy streams all three protocols, and refuses who has no key': async ({ server, assert }) => {
    const { url } = await server('litellm');
    const bearer = { authorization: `Bearer ${KEY}` };

    const chat = await streamed(await ask(`${url}/v1/chat/completions`, hello('proxy'), bearer));
    assert.equal(chatText(chat.values), 'The answer to run-1');

    const question = { model: 'proxy', stream: true, input: 'Hello, run-2' };
    const responses = await streamed(await ask(`${url}/v1/responses`, question, bearer));
    const deltas = responses.values.filter((it) => it.type === 'response.output_text.delta');
    assert.equal(deltas.map((it) => it.delta).join(''), 'The answer to run-2');
    assert.equal(responses.values.at(-1).type, 'response.completed');

    const asked = hello('proxy', { max_tokens: 50 });
    const messages = await streamed(await ask(`${url}/v1/messages`, asked, { 'x-api-key': KEY }));
    const texts = messages.values.filter((it) => it.type === 'content_block_delta');
    assert.equal(texts.map((it) => it.delta.text).join(''), 'The answer to run-1');
    assert.equal(messages.values.at(-1).type, 'message_stop');

    const mock = await streamed(await ask(`${url}/v1/chat/completions`, hello('mock'), bearer));
    assert.equal(chatText(mock.values), 'The proxy answers.');
    assert.equal((await ask(`${url}/v1/chat/completions`, hello('mock-429'), bearer)).status, 429);
    assert.equal((await ask(`${url}/v1/chat/completions`, hello('proxy'))).status, 401);
  },

  'the hostile server is hostile': async ({ server, assert }) => {
    const { url } = await server('hostile');
    const post = (mode, more) => ask(`${url}/${mode}/v1/chat/completions`, hello('fast'), more);

    for (const [name, { status, headers, body }] of Object.entries(ERRORS)) {
      const response = await post(`error-${name}`);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('retry-after'), headers['retry-after'] ?? null);
      assert.equal(await response.text(), body);
    }
    const bytes = await streamed(await post('bytes'));
    assert.equal(chatText(bytes.values), 'Grüße — 日本 run-1');
    assert.equal(chatText((await streamed(await post('drip-20'))).values), 'The answer to run-1');
    await assert.rejects((await post('cut')).text());
    assert.doesNotMatch(await (await post('truncated')).text(), /DONE/);
    assert.match(await (await post('mid-error')).text(), /server_error/);
    assert.equal((await (await post('long-line')).arrayBuffer()).byteLength, 100e6 + 10);
    assert.match(await (await post('bad-utf8')).text(), /\ufffd/);
    const utf16 = new TextDecoder('utf-16le').decode(await (await post('utf16')).arrayBuffer());
    assert.match(utf16, /Grüße/);
    assert.match(new TextDecoder('latin1').decode(await (await post('latin1')).arrayBuffer()), /déjà/);
    const silent = await post('silent');
    assert.equal(silent.status, 200);
    await silent.body.cancel();
    await assert.rejects(fetch(`${url}/stuck/v1/x`, { method: 'POST', signal: AbortSignal.timeout(300) }), { name: 'TimeoutError' });

    const endless = await post('endless');
    const reader = endless.body.getReader();
    for (let n_bytes = 0; n_bytes < 10_000; ) n_bytes += (await reader.read()).value.length;
    await reader.cancel();

    const options = { method: 'OPTIONS', headers: { 'access-control-request-headers': 'authorization' } };
    assert.equal((await fetch(`${url}/no-cors/fast/v1/x`, options)).status, 405);
    assert.equal((await post('no-cors/fast')).headers.get('access-control-allow-origin'), null);
    assert.equal((await fetch(`${url}/fast/v1/x`, options)).headers.get('access-control-allow-headers'), 'authorization');
  },

  // In a page, since there the browser follows redirects, with the headers that it keeps.
  'what a browser takes along to another host is seen there': async ({ server, page, assert }) => {
    const { url } = await server('hostile');
    await fetch(`${url}/forget`, { method: 'POST' });
    await page.goto(`${url}/seen`);
    await page.evaluate(async (address) => {
      const headers = { authorization: 'Bearer sk-x', 'x-api-key': 'sk-x', 'content-type': 'application/json' };
      await fetch(address, { method: 'POST', headers, body: '{}' });
    }, `${url}/redirect/v1/chat/completions`);
    const caught = await (await fetch(`${url}/caught`)).json();
    const [{ path, authorization, x_api_key }] = caught;
    assert.equal(path, '/fast/v1/chat/completions');
    // The Fetch standard drops only `authorization`: a page must not follow redirects with the other.
    assert.deepEqual({ authorization, x_api_key }, { authorization: false, x_api_key: true });
  },

  'every run of ten thousand is counted, and the flaky ones get through when asked again': async ({ server, assert }) => {
    const { url } = await server('hostile');
    await fetch(`${url}/forget`, { method: 'POST' });
    const names = Array.from({ length: 10_000 }, (_, i) => `run-${i}`);
    let n_asked = 0;
    const worker = async () => {
      for (let name = names.pop(); name !== undefined; name = names.pop()) {
        for (let text = ''; !text.includes('[DONE]'); n_asked += 1) {
          const body = { model: 'fast', stream: true, messages: [{ role: 'user', content: `Say ${name}` }] };
          text = await ask(`${url}/flaky-7-20/v1/chat/completions`, body).then((it) => it.text()).catch(() => '');
          if (text.includes('[DONE]')) assert.ok(text.includes(` ${name}"`), text);
        }
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    const seen = await (await fetch(`${url}/seen`)).json();
    assert.equal(Object.keys(seen.runs).length, 10_000);
    assert.ok(Object.values(seen.runs).every(([, n_answered]) => n_answered === 1));
    assert.equal(seen.n_asked, n_asked);
    assert.ok(seen.n_asked > 11_500 && seen.n_asked < 13_500, `${seen.n_asked} asked of 10,000 at 20 in 100`);
    assert.equal(seen.n_open, 0);
    assert.ok(seen.most_open >= 1 && seen.most_open <= 16);
  },

  'a server stops when it is told to, and one that is not there says so': async ({ assert }) => {
    const own = await startOwn('hostile');
    assert.equal((await fetch(`${own.url}/seen`)).status, 200);
    await own.stop();
    await assert.rejects(fetch(`${own.url}/seen`));
    await assert.rejects(startOwn('nobody'), /no server is called nobody/);
  },
};
