// By keyboard alone and by ear: whole ways through the places, where the focus goes, and what is read aloud.
import { answerWith } from './_services.mjs';
import { answers, button, field, open, paste, run, saved } from './_studio.mjs';

/** The name of what has the focus, as a reader of screens says it. */
const focused = (page) =>
  page.evaluate(() => {
    const it = document.activeElement;
    const words = (label) => {
      const copy = label.cloneNode(true);
      for (const field of copy.querySelectorAll('select, textarea')) field.remove();
      return copy.textContent;
    };
    const labels = [...(it.labels ?? [])].map(words).join(' ');
    return (it.ariaLabel ?? (labels || it.textContent)).trim().replace(/\s+/g, ' ');
  });

/** What is wrong with how the focus shows; nothing where it is seen. To be evaluated in the page. */
function unseen() {
  const it = document.activeElement;
  if (it === document.body) return null;
  const { left, top, width, height } = it.getBoundingClientRect();
  // A choice of several draws its ring around its label.
  const drawn = [it, it.parentElement, it.nextElementSibling].filter(Boolean);
  const hasRing = drawn.some((one) => getComputedStyle(one).outlineStyle !== 'none' || getComputedStyle(one).boxShadow !== 'none');
  const hits = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height));
  const isSeen = hits.some((hit) => hit && (it.contains(hit) || hit.contains(it)));
  return hasRing && isSeen ? null : `${hasRing ? '' : 'no ring'} ${isSeen ? '' : 'hidden'} at ${it.outerHTML.slice(0, 120)}`;
}

/** Goes on by Tab until the focus is at that name; each step must be seen, and not lie under something else. */
async function tabTo(page, name, assert, key = 'Tab') {
  const passed = [];
  for (let turns = 0; turns < 120; turns += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    passed.push(at);
    // What has the focus may still be on its way into sight.
    for (let frames = 0; frames < 60 && (await page.evaluate(unseen)); frames += 1) {
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    assert.equal(await page.evaluate(unseen), null);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
  }
  assert.fail(`the focus never came to ${name}; it was at: ${[...new Set(passed)].join(' | ')}`);
}

/** Writes down what a reader of screens is given to say: what is added to a live region, without what is hidden. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.heard = [];
    const LIVE = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"], [role="log"]';
    const element = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const hear = (node) => {
      const it = element(node);
      const region = it?.closest('.sample')?.querySelector('.sample__text');
      if (!region?.contains(it) || !it.closest(LIVE) || it.closest('[aria-hidden="true"]')) return;
      const text = node.textContent;
      if (text.trim()) globalThis.heard.push(text);
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') hear(target);
        for (const node of addedNodes) hear(node);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

export default {
  'a person writes, runs and saves by keyboard alone': async ({ page, url, assert }) => {
    await open(page, url);
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Skip to the prompt');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Instruction', assert);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Sort each letter into a kind.');
    await tabTo(page, 'Add example', assert);
    await page.keyboard.press('Enter');
    // The new card is ready to be written in.
    await page.waitForFunction(() => /^Example 5, /.test(document.activeElement.ariaLabel ?? document.activeElement.labels?.[0]?.textContent ?? ''));
    await page.keyboard.type('The letter is torn.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Complaint');
    await tabTo(page, /^Run/, assert);
    await page.keyboard.press('Enter');
    await answers(page).first().waitFor();
    await button(page, 'Run').first().waitFor();
    // Running took the focus nowhere else.
    assert.match(await focused(page), /^Run/);
    await saved(page);
    await page.reload();
    await field(page, 'Instruction').waitFor();
    assert.equal(await field(page, 'Instruction').inputValue(), 'Sort each letter into a kind.');
  },

  'every place is reached, used and left by keyboard alone': async ({ page, url, assert }) => {
    await open(page, url);
    await tabTo(page, 'Measure', assert);
    await page.keyboard.press('Enter');
    await page.getByText('None yet.').waitFor();
    await tabTo(page, /^Does the wording matter/, assert);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Use sample rows', assert);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Services', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Add a service' }).waitFor();
    await tabTo(page, 'Service', assert);
    await page.keyboard.type('Ollama');
    await tabTo(page, 'Add service', assert);
    await page.keyboard.press('Enter');
    await button(page, /^Remove/).waitFor();
    await tabTo(page, /^Remove/, assert);
    await tabTo(page, 'Files', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Screens of this place' }).waitFor();
    await tabTo(page, 'Save and copy', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Save as' }).waitFor();
    await tabTo(page, 'Kind of file', assert);
    await tabTo(page, 'Models', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await tabTo(page, 'Write', assert);
    await page.keyboard.press('Enter');
    await field(page, 'Instruction').waitFor();
    await tabTo(page, 'Measure', assert, 'Shift+Tab');
  },

  'rules for answers are made, used and removed by keyboard alone, and the focus is never lost': async ({ page, url, assert }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, url);
    await tabTo(page, 'Measure', assert);
    await page.keyboard.press('Enter');
    await page.getByText('None yet.').waitFor();
    await tabTo(page, /^Which version is better/, assert);
    await page.keyboard.press('Enter');
    await tabTo(page, 'Rows to test on', assert);
    await paste(page, 'My parcel has not come yet.\nI paid twice for one order.\nThe map does not load.\n');
    await page.getByText(/^3 rows, 0 with a right answer/).waitFor();
    // The field is gone; its part of the page is where it goes on.
    await page.waitForFunction(() => document.activeElement.tagName === 'H2');
    assert.equal(await focused(page), 'Rows to test on');
    await tabTo(page, 'It says the same words', assert);
    for (let turns = 0; turns < 12 && !/^Several/.test(await focused(page)); turns += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Add a rule', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'What rule 1 asks' }).waitFor();
    await tabTo(page, 'What rule 1 asks', assert, 'Shift+Tab');
    const asks = () => page.evaluate(() => document.activeElement.selectedOptions[0].label);
    for (let turns = 0; turns < 40 && (await asks()) !== 'It has at most so many words'; turns += 1) await page.keyboard.press('ArrowDown');
    await tabTo(page, 'Number of rule 1', assert);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('3');
    await tabTo(page, 'Weight of rule 1', assert);
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('5000');
    // More than a weight may be: the field says what is used.
    await tabTo(page, 'Rule 1 must not hold', assert);
    assert.equal(await page.getByRole('spinbutton', { name: 'Weight of rule 1' }).inputValue(), '1000');
    await page.getByText('Sum of the weights: 1000').waitFor();
    await tabTo(page, 'Add a rule', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'What rule 2 asks' }).waitFor();
    await tabTo(page, 'Remove rule 2', assert, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.tagName === 'H2');
    assert.equal(await focused(page), 'Ways to judge and their weights');
    await tabTo(page, /^Sprout/, assert);
    await page.keyboard.press('Space');
    await tabTo(page, /^Practice model: a coin/, assert);
    await page.keyboard.press('Space');
    await tabTo(page, 'Start', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'What came out' }).waitFor();
    assert.match(await focused(page), /Which version is better/);
  },

  'menus and dialogs give the focus back to what opened them, and hold it meanwhile': async ({ page, url, assert }) => {
    await open(page, url);
    await tabTo(page, 'Projects', assert);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.role === 'menuitem');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'Projects');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement.role === 'menuitem');
    await page.keyboard.press('ArrowDown');
    assert.match(await focused(page), /^Start from an example/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    for (let turns = 0; turns < 60; turns += 1) {
      await page.keyboard.press('Tab');
      const isWithin = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest('dialog'));
      assert.equal(isWithin, true, await focused(page));
    }
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Projects');
    await tabTo(page, 'Share', assert);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    assert.equal(await focused(page), 'Share');
  },

  'an answer is read aloud when it is whole, never by its tokens': async ({ page, url, server, assert }) => {
    const { url: hostile } = await server('hostile');
    await open(page, url);
    await answerWith(page, { address: `${hostile}/drip-60/v1` });
    await listen(page);
    await run(page);
    const text = await page.locator('.sample__text').first().textContent();
    assert.match(text, /^The answer to/);
    assert.deepEqual(await page.evaluate(() => globalThis.heard), [text]);
  },

  'a long answer is read aloud line by line, and all of it once': async ({ page, url, assert }) => {
    await open(page, url);
    await page.getByText(/^Settings:/).click();
    await page.getByRole('spinbutton', { name: /max tokens/i }).fill('120');
    await page.keyboard.press('Tab');
    await page.getByRole('radio', { name: 'My own' }).check({ force: true });
    await field(page, 'Stop texts, one on each line').fill('@@never@@');
    await listen(page);
    await run(page);
    const heard = await page.evaluate(() => globalThis.heard);
    const text = await page.locator('.sample__text').first().textContent();
    const unbroken = (it) => it.replace(/\s+/g, ' ').trim();
    assert.equal(unbroken(heard.join('')), unbroken(text));
    assert.equal(heard.length > 3, true, `${heard.length} pieces`);
    for (const piece of heard.slice(0, -1)) assert.match(piece, /[\n.!?…]\s*$/);
  },
};
