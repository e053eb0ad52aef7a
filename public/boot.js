// Takes the waiting line away once the studio is there, or says why it is not.
(() => {
  const boot = document.getElementById('boot');
  const line = document.getElementById('boot-line');
  if (!boot || !line) return;

  const started = () => {
    boot.remove();
    window.removeEventListener('unhandledrejection', failed);
    window.removeEventListener('error', failed);
  };
  const failed = () => {
    boot.setAttribute('role', 'alert');
    line.textContent =
      typeof WebAssembly === 'object'
        ? 'The studio could not start. Nothing of yours was touched. Reload the page; if it stays like this, try a current Firefox, Chrome, Edge or Safari.'
        : 'This browser has no WebAssembly, which the studio is made of. A current Firefox, Chrome, Edge or Safari has it.';
  };

  window.addEventListener('TrunkApplicationStarted', started, { once: true });
  window.addEventListener('unhandledrejection', failed);
  window.addEventListener('error', failed);
  if (typeof WebAssembly !== 'object') failed();
})();
