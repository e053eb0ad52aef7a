// On a host that cannot send isolation headers, lets sw.js add them and reloads once.
(() => {
  const MARK = 'exemplar-isolating';
  let session;
  try {
    session = window.sessionStorage;
    if (window.crossOriginIsolated) {
      session.removeItem(MARK);
      return;
    }
    // Reloaded for this already: the browser cannot, and the studio works with one thread.
    if (session.getItem(MARK)) return;
  } catch {
    return;
  }
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;

  const reload = () => {
    if (session.getItem(MARK)) return;
    session.setItem(MARK, 'yes');
    window.location.reload();
  };
  const workers = navigator.serviceWorker;
  workers.addEventListener('controllerchange', reload);
  workers
    .register('sw.js')
    .then(() => workers.ready)
    .then((registration) => {
      // A forced reload bypasses a worker that is already there.
      if (workers.controller) reload();
      else registration.active?.postMessage('claim');
    })
    .catch(() => {
      // Without it everything works, on one thread.
    });
})();
