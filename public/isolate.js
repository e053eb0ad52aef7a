// Puts sw.js, the guard, at the door; on a host that cannot send isolation headers it adds them after one reload.
(() => {
  const MARK = 'exemplar-isolating';
  if (!window.isSecureContext || !('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  const register = () => workers.register('sw.js').then(() => workers.ready);
  const claim = (registration) => workers.controller ?? registration.active?.postMessage('claim');

  const settle = () => {
    register().then(claim).catch(() => {});
    document.head.append(Object.assign(document.createElement('script'), { src: 'release.js' }));
  };

  let session;
  try {
    session = window.sessionStorage;
    if (window.crossOriginIsolated) {
      session.removeItem(MARK);
      // Nothing waits for it.
      window.addEventListener('load', settle);
      return;
    }
    // Reloaded for this already: the browser cannot, and the studio works with one thread.
    if (session.getItem(MARK)) return void window.addEventListener('load', settle);
  } catch {
    return;
  }

  const reload = () => {
    if (session.getItem(MARK)) return;
    session.setItem(MARK, 'yes');
    window.location.reload();
  };
  workers.addEventListener('controllerchange', reload);
  register()
    .then((registration) => {
      // A forced reload bypasses a worker that is already there.
      if (workers.controller) reload();
      else claim(registration);
    })
    .catch(() => {
      // Without it the studio works, on one thread and with models in this page alone.
    });
})();
