// For everyone: every view is clean in both themes and sizes, and works with large type, system colours and stillness.
import { everyView } from './_views.mjs';

// WCAG 2.2, level AA, and what axe-core's makers advise beyond it.
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
// A desk of 1440 and one of 1280 pixels at 200%; and the narrowest of WCAG 1.4.10, which is 1280 at 400%.
const ENLARGED = [{ width: 720, height: 450 }, { width: 640, height: 400 }, { width: 320, height: 640 }];
const sizeOf = ({ width }) => `${width} px`;

/** What sticks out of the window at a side: nothing needs to be scrolled in two directions. To be evaluated in the page. */
function outside() {
  const parts = document.querySelectorAll('button, a, input, select, textarea, summary, label, h1, h2, h3, p, th, td');
  const scrolls = (it) => /auto|scroll/.test(getComputedStyle(it).overflowX) && it.scrollWidth > it.clientWidth;
  // For ears only, or inside of what is wide by nature (a table, a program) and scrolls by itself.
  const isApart = (it) => it && (it.matches('.heard') || scrolls(it) || isApart(it.parentElement));
  const found = [...parts].filter((it) => {
    const { left, right, width } = it.getBoundingClientRect();
    return width > 0 && it.checkVisibility() && (left < -1 || right > innerWidth + 1) && !isApart(it);
  });
  const words = found.map((it) => `${it.localName} “${(it.textContent || it.ariaLabel || '').trim().slice(0, 30)}” sticks out`);
  return document.scrollingElement.scrollWidth > innerWidth ? ['the page scrolls sideways', ...words] : words;
}

/** What moves although the person wants stillness. To be evaluated in the page. */
const moving = () =>
  document
    .getAnimations()
    .filter((it) => it.playState === 'running' && it.effect.getComputedTiming().duration > 10)
    .map((it) => `${it.effect.target.className} moves`);

/** What is told by colour alone where the system has its own. To be evaluated in the page. */
function lostColours() {
  const looks = (it, names, part) => names.map((name) => getComputedStyle(it, part)[name]).join();
  const pairs = [
    ['.meter__part[data-part="instruction"]', '.meter__bar', ['backgroundColor']],
    ['.button--toggle[aria-pressed="true"]', '.button--toggle[aria-pressed="false"]', ['backgroundColor', 'color']],
    ['.segmented label:has(:checked)', '.segmented label:not(:has(:checked))', ['backgroundColor', 'color']],
    ['.files__screens a[aria-current]', '.files__screens a:not([aria-current])', ['borderBlockEndColor']],
    ['[role="switch"][aria-checked="true"] > *', '[role="switch"][aria-checked="false"] > *', ['translate'], '::after'],
  ];
  return pairs.flatMap(([chosen, other, names, part]) => {
    const [one, two] = [document.querySelector(chosen), document.querySelector(other)];
    return one && two && looks(one, names, part) === looks(two, names, part) ? [`${chosen} looks like any other`] : [];
  });
}

export default {
  'every view is clean for a reader of screens, in both themes, at a desk and on a phone': async ({ page, url, server, assert, axe, lasts }) => {
    lasts(240_000);
    const { url: hostile } = await server('hostile');
    const found = [];
    let n = 0;
    await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    await everyView(page, { url, server: `${hostile}/fast/v1` }, async (name) => {
      for (const size of [PHONE, DESK]) {
        await page.setViewportSize(size);
        for (const colorScheme of ['dark', 'light']) {
          await page.emulateMedia({ colorScheme });
          const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined;
          found.push(...(await axe(page, { strict: true, rules })).map((it) => `${name}, ${sizeOf(size)}, ${colorScheme}: ${it}`));
        }
      }
      found.push(...(await page.evaluate(moving)).map((it) => `${name}: ${it}`));
      n += 1;
    });
    assert.deepEqual(found, []);
    assert.equal(n > 25, true, `${n} views`);
  },

  'every view fits when it is enlarged to 200% and 400%, and keeps its signs in the colours of a system': async ({ page, url, server, assert, axe, lasts }) => {
    lasts(240_000);
    const { url: hostile } = await server('hostile');
    const found = [];
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await everyView(page, { url, server: `${hostile}/fast/v1` }, async (name) => {
      for (const size of ENLARGED) {
        await page.setViewportSize(size);
        found.push(...(await page.evaluate(outside)).map((it) => `${name}, ${sizeOf(size)}: ${it}`));
      }
      await page.setViewportSize(DESK);
      for (const colorScheme of ['dark', 'light']) {
        await page.emulateMedia({ forcedColors: 'active', colorScheme });
        found.push(...(await page.evaluate(lostColours)).map((it) => `${name}, colours of the system, ${colorScheme}: ${it}`));
      }
      await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
      found.push(...(await axe(page, { rules: ['color-contrast'] })).map((it) => `${name}, more contrast: ${it}`));
      await page.emulateMedia({ contrast: 'no-preference' });
    });
    assert.deepEqual(found, []);
  },
};
