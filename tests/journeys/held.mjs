// Answers held to a shape: a JSON schema, choices, a pattern; by the model in the page, with the module that is fetched for it.
import { answers, field, open, run, setNumber } from './_studio.mjs';

const SCHEMA = JSON.stringify({
  type: 'object',
  properties: {
    kind: { enum: ['Bug', 'Praise', 'Billing'] },
    urgent: { type: 'boolean' },
    words: { type: 'array', items: { type: 'string', maxLength: 12 }, maxItems: 2 },
  },
  required: ['kind', 'urgent', 'words'],
  additionalProperties: false,
});

/** The text of each answer on the page, the newest first. */
const texts = (page) => answers(page).locator('.sample__text').allTextContents();

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function openSettings(page) {
  await page.getByText(/^Settings:/).first().click();
  return page.getByRole('textbox', { name: 'JSON schema of the answer' });
}

export default {
  'Sprout answers as a JSON schema says, which it does not by itself; the module comes when it is wanted': async ({ page, url, assert }) => {
    const fetched = [];
    page.context().on('request', (request) => fetched.push(request.url()));
    await open(page, url);
    await run(page);
    const [free] = await texts(page);
    assert.equal(parsed(free), undefined, free);
    assert.ok(!fetched.some((it) => it.includes('/holder/')), 'nothing is fetched for nothing');
    const schema = await openSettings(page);
    await schema.fill(SCHEMA);
    await setNumber(page, /side by side|samples/i, '3');
    await run(page);
    const held = (await texts(page)).slice(0, 3);
    for (const text of held) {
      const value = parsed(text);
      assert.ok(value, `no JSON: ${text}`);
      assert.ok(['Bug', 'Praise', 'Billing'].includes(value.kind), text);
      assert.equal(typeof value.urgent, 'boolean', text);
      assert.ok(Array.isArray(value.words) && value.words.length <= 2, text);
      assert.deepEqual(Object.keys(value).sort(), ['kind', 'urgent', 'words'], text);
    }
    assert.ok(fetched.some((it) => it.includes('/holder/holder_bg.wasm')), 'the module was fetched');
  },

  'choices and patterns hold, too; a wrong one says what is wrong, and the next runs': async ({ page, url, assert }) => {
    await open(page, url);
    const schema = await openSettings(page);
    await schema.fill('["ham", "spam"]');
    await run(page);
    assert.match((await texts(page))[0], /^ ?(ham|spam)$/);
    await schema.fill('/[0-9]{4}-[0-9]{2}/');
    await run(page);
    assert.match((await texts(page))[0], /^ ?[0-9]{4}-[0-9]{2}$/);
    await schema.fill('/[0-9/');
    await page.getByRole('button', { name: 'Run', exact: true }).first().click();
    await page.getByText(/cannot|no answer can be held to this pattern/i).first().waitFor();
    await schema.fill('{"type": "integer", "minimum": 10, "maximum": 12}');
    await run(page);
    assert.match((await texts(page))[0], /^ ?1[0-2]$/);
    await schema.fill('');
    await run(page);
    assert.equal(parsed((await texts(page))[0]), undefined);
    await field(page, 'Instruction').waitFor();
  },
};
