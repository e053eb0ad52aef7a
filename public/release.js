// After the page stands: has its release kept on this device, and offers a new one when it is there. Nothing is forced.
(() => {
  const workers = navigator.serviceWorker;
  const GRACE_MS = 3000;
  const start = document.querySelector('script[src*="start-"]')?.getAttribute('src').replace('./', '');

  // Held until they are answered: Firefox may clear away a port that nothing else knows.
  const open = new Set();
  function ask(worker, question) {
    return new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      open.add(port1);
      port1.onmessage = ({ data }) => {
        open.delete(port1);
        done(data);
      };
      worker.postMessage(question, [port2]);
    });
  }

  async function keep(worker) {
    const { dataset } = document.documentElement;
    // The studio writes down which engine this browser gets.
    while (!dataset.engine) await new Promise((done) => setTimeout(done, 500));
    dataset.kept = await ask(worker, { keep: { start, engine: dataset.engine } });
  }

  workers.ready.then((registration) => {
    // Model and engine of the first minute come first; whoever saves data asks for no more than is needed.
    if (start && !navigator.connection?.saveData) setTimeout(keep, GRACE_MS, registration.active);
    const look = () => registration.waiting && workers.controller && offer(registration);
    look();
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', look);
    });
  });

  let isOffered = false;
  function offer(registration) {
    const notices = document.querySelector('.notices');
    if (isOffered) return;
    // The studio is not drawn yet.
    if (!notices) return void setTimeout(offer, 500, registration);
    isOffered = true;
    const text = element('span', 'notice__text', 'A new version of Exemplar is ready. Using it reloads the page: your work stays, and what is running stops.');
    const take = element('button', 'button', 'Use it');
    const later = element('button', 'button', 'Later');
    const notice = element('div', 'notice');
    notice.setAttribute('role', 'status');
    notice.append(text, take, later);
    notices.append(notice);
    later.onclick = () => notice.remove();
    take.onclick = async () => {
      text.textContent = 'One moment: your work is being saved.';
      if (!(await isSaved())) {
        text.textContent = 'Your last change is not saved yet, so nothing was done. Save the project as a file, then try again.';
        return;
      }
      workers.addEventListener('controllerchange', () => window.location.reload());
      // A still newer one may have come since.
      const n = await ask(registration.waiting, 'renew');
      if (n === 0) return;
      text.textContent = 'Exemplar is open in another tab. Close that one first, then press again.';
    };
  }

  /** Waits for the word beside the project's name. */
  async function isSaved() {
    document.activeElement?.blur?.();
    for (let turns = 0; turns < 50; turns += 1) {
      const state = document.querySelector('.top-bar__state > span')?.textContent ?? '';
      if (/^Saved/.test(state)) return true;
      await new Promise((done) => setTimeout(done, 100));
    }
    return false;
  }

  function element(name, kind, text = '') {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }
})();
