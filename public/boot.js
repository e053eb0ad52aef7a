// Says why, should the studio not start; the studio itself takes the waiting line away.
(() => {
  const boot = document.getElementById('boot');
  const line = document.getElementById('boot-line');
  if (!boot || !line) return;

  const failed = () => {
    boot.setAttribute('role', 'alert');
    line.textContent =
      typeof WebAssembly === 'object'
        ? 'The studio could not start. Nothing of yours was touched. Reload the page; if it stays like this, try a current Firefox, Chrome, Edge or Safari.'
        : 'This browser has no WebAssembly, which the studio is made of. A current Firefox, Chrome, Edge or Safari has it.';
  };
  const started = new MutationObserver(() => {
    if (boot.isConnected) return;
    started.disconnect();
    window.removeEventListener('unhandledrejection', failed);
    window.removeEventListener('error', failed);
  });

  started.observe(document.body, { childList: true });
  window.addEventListener('unhandledrejection', failed);
  window.addEventListener('error', failed);
  if (typeof WebAssembly !== 'object') failed();
})();
