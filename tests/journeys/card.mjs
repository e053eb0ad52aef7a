// The graphics card: a person has the bundled model computed there, sees so, and gets the same answer.
// Chromium plays the card on the processor: see `../shared/spec/toolchain.md`, section 10.
import { answers, exactCount, field, open, run } from './_studio.mjs';

const CARD = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--ignore-gpu-blocklist'];

const goTo = (page, place) => page.getByRole('navigation', { name: 'Places' }).getByText(place).first().click();
// Greedy, as the studio's settings are to begin with.
const lastAnswer = (page) => answers(page).first().locator('p').first().textContent();

export default {
  'a person switches to the graphics card and gets the same answer': async ({ launch, url, assert, axe, lasts }) => {
    lasts(300_000);
    const page = await launch(...CARD);
    // The card is played by the processor, which may be slow.
    page.setDefaultTimeout(90_000);
    const fetched = [];
    page.on('request', (it) => fetched.push(new URL(it.url()).pathname));
    await open(page, url);
    await exactCount(page);
    await run(page);
    const onProcessor = await lastAnswer(page);
    assert.match(onProcessor, /\w/);
    // A card that the processor plays is not worth fetching anything for.
    assert.ok(!fetched.some((it) => it.includes('/card/')), fetched.join(' '));

    await goTo(page, 'Models');
    await page.getByText(/^On the processor/).waitFor();
    await page.getByLabel('Graphics card', { exact: true }).selectOption('Graphics card');
    await page.getByText(/^On the graphics card \(.*\), as you chose\./).waitFor({ timeout: 120_000 });
    assert.ok(fetched.some((it) => it.endsWith('/card/card_bg.wasm')));
    assert.deepEqual(await axe(page), []);

    await goTo(page, 'Write');
    await run(page);
    assert.equal(await lastAnswer(page), onProcessor);
    assert.equal(await page.getByText('the processor does').count(), 0);

    // The choice is kept.
    await page.reload();
    await field(page, 'Instruction').waitFor();
    await goTo(page, 'Models');
    await page.getByText(/^On the graphics card/).waitFor({ timeout: 120_000 });
    await page.getByLabel('Graphics card', { exact: true }).selectOption('Processor');
    await page.getByText('On the processor, as you chose.').waitFor();
  },
};
