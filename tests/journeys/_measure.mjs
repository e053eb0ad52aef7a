// The words of a journey in the Measure place: rows pasted, a question picked, an experiment run, its sentence read.
import { button, downloaded, field, open, paste } from './_studio.mjs';

export const places = (page) => page.getByRole('navigation', { name: 'Places' });
export const sentence = async (page) => {
  await page.getByRole('heading', { name: 'What came out' }).waitFor();
  return (await page.getByRole('region', { name: 'What came out' }).getByRole('status').textContent()).trim();
};
export const notes = (page) => page.getByRole('region', { name: 'What came out' }).getByRole('listitem').allTextContents();

/** Goes to Measure and picks a question. */
export async function ask(page, question) {
  await places(page).getByText('Measure').first().click();
  await button(page, new RegExp(`^${question.replace('?', '\\?')}`)).click();
  await page.getByRole('heading', { name: question }).waitFor();
}

/** Forty messages with their kinds, as they come out of a spreadsheet. */
export function rows() {
  const kinds = {
    Delivery: ['parcel', 'package', 'order', 'letter', 'box'],
    Billing: ['charge', 'invoice', 'refund', 'fee', 'bill'],
    Bug: ['app', 'screen', 'button', 'search', 'map'],
  };
  const says = {
    Delivery: ['Where is my', 'Nobody brought the', 'I still wait for the'],
    Billing: ['I do not know this', 'Please explain the', 'I paid twice for one'],
    Bug: ['Nothing happens with the', 'There is an error in the', 'It crashes at the'],
  };
  const all = [];
  for (let i = 0; all.length < 40; i++) {
    const kind = ['Delivery', 'Billing', 'Bug'][i % 3];
    const at = Math.floor(i / 3);
    all.push(`${says[kind][at % 3]} ${kinds[kind][Math.floor(at / 3) % 5]} ${at}.\t${kind}`);
  }
  return `Message\tKind\n${all.join('\n')}\n`;
}

export async function pasteRows(page) {
  await field(page, 'Rows to test on').focus();
  await paste(page, rows());
  await page.getByText('40 rows, 40 with a right answer').waitFor();
}

export async function start(page) {
  await page.getByText(/^At most [\d,]+ calls/).waitFor();
  await button(page, 'Start').click();
}

/** Saves every result, and gives its lines. */
export async function saveResults(page) {
  const table = page.getByRole('region', { name: 'Every result' });
  const { text } = await downloaded(page, () => table.getByRole('button', { name: 'CSV' }).click());
  return text.trim().split('\r\n').slice(1);
}

const planted = (page) => page.getByRole('checkbox', { name: /^Practice model: something planted/ });

/** Opens the page and sets up two versions on the forty rows, answered by the practice model alone. */
export async function setUpVersions(page, url) {
  await open(page, url);
  await ask(page, 'Which version is better?');
  await pasteRows(page);
  await page.getByRole('checkbox', { name: /^Sprout/ }).uncheck();
  await planted(page).check();
}
