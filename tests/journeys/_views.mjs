// Every place, dialog, menu and state of note, as steps that a person takes: what the journeys of access look at.
import { answerWith, connect, place } from './_services.mjs';
import { answers, button, dialog, field, open, paste, run, saved } from './_studio.mjs';

/** Tools of the desk beside the prompt: address and title. */
const TOOLS = { check: 'Check the prompt', examples: 'Examples', find: 'Find and replace', snippets: 'Snippets' };

const screen = (page, name) => page.getByRole('navigation', { name: 'Screens of this place' }).getByRole('link', { name }).click();
const closed = (page) => page.getByRole('dialog').waitFor({ state: 'detached' }).catch(() => {});

/** Leaves a dialog or a menu as a person does who has seen enough. */
async function leave(page) {
  await page.keyboard.press('Escape');
  await closed(page);
}

async function menu(page, name) {
  await button(page, name).first().click();
  await page.getByRole('menu', { name }).waitFor();
}

/** Chooses something in the menu of projects, which opens a dialog or not. */
async function fromProjects(page, item, isDialog = true) {
  await menu(page, 'Projects');
  await page.getByRole('menuitem', { name: item }).click();
  if (isDialog) await page.getByRole('dialog').waitFor();
}

/**
 * Walks through the studio in one visit and calls `look(name)` at each view.
 * `server` is the address of a model server of tests/servers.
 */
export async function everyView(page, { url, server }, look) {
  await open(page, url);
  await look('write, first visit');
  await run(page);
  await look('write, answered');
  await page.getByText(/^Settings:/).click();
  await look('write, settings open');
  await menu(page, 'Projects');
  await look('menu of projects');
  await leave(page);
  await fromProjects(page, 'Start from an example…');
  await look('starters');
  await leave(page);
  await button(page, 'Share').click();
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes('#'));
  await look('share');
  const link = await field(page, 'Link').inputValue();
  await leave(page);
  await page.evaluate((link) => (location.href = link), link);
  await dialog(page, 'A project came with this link').waitFor();
  await look('a link came');
  await leave(page);
  await button(page, 'Paste a table…').click();
  await page.getByRole('dialog').getByRole('textbox').fill('Message\tKind\nIt is torn\tComplaint\nThanks\tPraise');
  await look('a table is pasted');
  await leave(page);
  await button(page, 'Tokens').click();
  await page.getByRole('switch', { name: 'Show example 3 to the model' }).click();
  await look('write, tokens shown and an example switched off');
  await fromProjects(page, 'Duplicate project', false);
  await look('write, a second project');
  await field(page, 'Instruction').fill('Sort {{things}} by kind.');
  await saved(page);
  await look('write, with a variable');
  for (const kind of ['Choice', 'Number', 'File']) {
    await page.getByRole('combobox', { name: 'Kind of things' }).selectOption(kind);
    await look(`write, a variable of the kind ${kind}`);
  }
  await button(page, 'Comment on example 2').click();
  await button(page, 'Select examples').click();
  await page.getByRole('checkbox', { name: 'Select example 2' }).check();
  await look('write, an example selected, and a comment');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Type a command' }).waitFor();
  await look('palette');
  await leave(page);
  for (const [address, title] of Object.entries(TOOLS)) {
    await page.evaluate((address) => (location.hash = `/${address}`), address);
    await page.getByRole('complementary', { name: 'Desk' }).getByRole('heading', { name: title, level: 2 }).waitFor();
    await look(`desk, ${address}`);
  }
  await page.getByRole('complementary', { name: 'Desk' }).getByRole('button', { name: 'Close the desk' }).click();

  await place(page, 'Data');
  await field(page, 'Rows').waitFor();
  await look('data, empty');
  await field(page, 'Rows').focus();
  await paste(page, 'Message\tKind\nIt is torn\tComplaint\nThanks\tPraise');
  await page.getByRole('grid', { name: 'Data table' }).waitFor();
  await look('data, a table');

  await place(page, 'Measure');
  await page.getByText('None yet.').waitFor();
  await look('measure, home');
  await button(page, /^Does the wording matter/).click();
  await button(page, 'Use sample rows').click();
  await page.getByRole('radio', { name: /^Practice model: something planted/ }).check();
  await page.getByText(/^At most [1-9][\d,]* calls/).waitFor();
  await look('measure, set up');
  await button(page, 'Start').click();
  await page.getByRole('heading', { name: 'What came out' }).waitFor();
  await look('measure, outcome');

  await place(page, 'Models');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('models');

  await place(page, 'Services');
  await page.getByRole('form', { name: 'Add a service' }).waitFor();
  await look('services, none yet');
  const card = await connect(page, { address: server });
  await card.getByRole('button', { name: 'Enter key' }).click();
  await look('services, entering a key');
  await card.getByRole('button', { name: 'Use in this project' }).click();
  await page.getByText(/Run sends /).waitFor();
  await look('write, with a service');
  await run(page);
  await place(page, 'Services');
  await page.getByRole('region', { name: 'Requests' }).getByRole('row').nth(1).waitFor();
  await look('services, the ledger');
  // Another service, which refuses.
  await answerWith(page, { address: server.replace('/fast/', '/error-context/') });
  await run(page);
  await answers(page).first().getByRole('alert').waitFor();
  await look('write, a service refused');
  await fromProjects(page, 'Delete project', false);
  await page.locator('.notice').first().waitFor();
  await look('a notice');

  await place(page, 'Files');
  await page.getByRole('navigation', { name: 'Screens of this place' }).waitFor();
  await look('files');
  await screen(page, 'Save and copy');
  await page.getByRole('region', { name: 'Save as' }).waitFor();
  await look('files, save and copy');
  await screen(page, 'Versions');
  await page.getByRole('heading', { name: 'Versions', level: 1 }).waitFor();
  await page.getByRole('list', { name: 'Versions, newest first' }).waitFor();
  await look('files, versions');
  const rows = page.getByRole('list', { name: 'Versions, newest first' }).getByRole('button');
  await rows.first().click();
  await look('files, a version');
  await screen(page, 'Rescue');
  await page.getByRole('heading', { name: 'Rescue', level: 1 }).waitFor();
  await look('files, rescue');
  await page.getByRole('button', { name: /^Airplane mode/ }).first().click();
  await page.getByRole('button', { name: 'Airplane mode (now: on)' }).waitFor();
  await place(page, 'Services');
  await look('services, airplane mode');
}
