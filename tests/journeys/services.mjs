// Models elsewhere: services, keys, the ledger, airplane mode; against real servers and a hostile one.
import { answers, open } from './_studio.mjs';

const place = (page, name) => page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click();

// Adds a service of OpenAI's dialect at this address, with one model.
async function connect(page, { preset = 'Another server of OpenAI', address, key, model }) {
  await place(page, 'Services');
  const add = page.getByRole('form', { name: 'Add a service' });
  const option = await add.getByLabel('Service').locator('option', { hasText: preset }).first().getAttribute('value');
  await add.getByLabel('Service').selectOption(option);
  await add.getByLabel('Address').fill(address);
  await add.getByRole('button', { name: 'Add service' }).click();
  const card = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Remove/ }) }).last();
  await card.getByRole('heading').waitFor();
  if (key) {
    await card.getByRole('button', { name: 'Enter key' }).click();
    await card.getByLabel('Key', { exact: true }).fill(key);
    await card.getByRole('button', { name: 'Use this key' }).click();
    await card.getByText('In memory until').waitFor();
  }
  await card.getByLabel('Model’s name').fill(model);
  await card.getByRole('button', { name: 'Add model' }).click();
  await card.getByRole('button', { name: 'Use in this project' }).waitFor();
  return card;
}

const runIt = (page) => page.getByRole('button', { name: 'Run', exact: true }).first().click();

export default {
  'a service answers, and the ledger says what left': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await page.getByText('Nothing has left this device').waitFor();
    const card = await connect(page, { address: `${hostile}/fast/v1`, model: 'tiny' });
    await card.getByRole('button', { name: 'Use in this project' }).click();
    await page.getByText(/Run sends .* to 127\.0\.0\.1/).waitFor();
    await page.getByText('The exact request').click();
    await page.getByText('POST').waitFor();
    await runIt(page);
    await answers(page).first().getByText(/ended/).waitFor();
    await page.getByRole('button', { name: /left this device/ }).click();
    const rows = page.getByRole('region', { name: 'Requests' }).getByRole('row');
    await rows.filter({ hasText: 'Run' }).first().waitFor();
    assert.match(await rows.nth(1).textContent(), /127\.0\.0\.1/);
  },
};
