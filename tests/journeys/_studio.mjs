// The words of a journey: what a person does in the studio, by the names a person sees.

/** Opens the page and waits until the desk is there. */
export async function open(page, address) {
  await page.goto(address);
  await field(page, 'Instruction').waitFor();
}

export const field = (page, name) => page.getByRole('textbox', { name, exact: true });
export const button = (page, name) => page.getByRole('button', { name, exact: typeof name === 'string' });
export const dialog = (page, name) => page.getByRole('dialog', { name });
export const answers = (page) => page.getByRole('article', { name: 'Answer' });
export const cards = (page) => page.getByRole('textbox', { name: /^Example \d+, Message$|^Example \d+, Input$/ });

/** The exact text that the model would receive. */
export const preview = (page) => page.getByLabel('The prompt as the model receives it');

/** Its text once it has followed what was typed, without the marks of empty lines. */
export async function promptText(page) {
  await page.locator('[aria-label="The prompt as the model receives it"]:not([aria-busy])').waitFor();
  return (await preview(page).textContent()).replace(/\u200b/g, '');
}

/** Waits until the count is exact, and gives it. */
export async function exactCount(page) {
  const meter = page.getByRole('region', { name: 'Context window' });
  await page.waitForFunction(() => {
    const words = document.querySelector('[aria-label="Context window"] p')?.textContent ?? '';
    return /\d/.test(words) && !words.includes('≈') && !words.includes('counting');
  });
  const words = await meter.getByRole('paragraph').first().textContent();
  return Number(words.match(/([\d,]+)/)[1].replaceAll(',', ''));
}

/** Presses Run and waits until every answer has ended. */
export async function run(page) {
  const before = await answers(page).count();
  await button(page, 'Run').first().click();
  await page.waitForFunction((n) => document.querySelectorAll('article[aria-label="Answer"]').length > n, before);
  await button(page, 'Run').first().waitFor();
}

/** Pastes a text where the focus is, as the clipboard does. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

/** Waits until what is shown is kept in the browser. */
export const saved = (page) => page.getByText('Saved', { exact: true }).waitFor();

/** Types a number into the spinbutton of that name, and leaves it. */
export async function setNumber(page, name, value) {
  const number = page.getByRole('spinbutton', { name });
  await number.fill(value);
  await number.press('Enter');
}

/** Does what makes a download start, and gives its name and its text. */
export async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
}
