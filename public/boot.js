// Says why, should the studio not start; the studio itself takes the waiting line away.
(() => {
  const boot = document.getElementById('boot');
  const line = document.getElementById('boot-line');
  if (!boot || !line) return;

  // The studio has its own words; these are for before it is there, and for when it does not come.
  const words = {
    en: [
      line.textContent,
      'The studio could not start. Nothing of yours was touched. Reload the page; if it stays like this, try a current Firefox, Chrome, Edge or Safari.',
      'This browser has no WebAssembly. A current Firefox, Chrome, Edge or Safari has it.',
    ],
    de: [
      'Der Schreibtisch wird geöffnet …',
      'Das Studio konnte nicht starten. Nichts Eigenes wurde angetastet. Bitte die Seite neu laden; bleibt es dabei, hilft ein aktueller Firefox, Chrome, Edge oder Safari.',
      'Dieser Browser hat kein WebAssembly. Ein aktueller Firefox, Chrome, Edge oder Safari hat es.',
    ],
    es: [
      'Abriendo el escritorio…',
      'El estudio no ha podido arrancar. No se ha tocado nada tuyo. Recarga la página; si sigue así, prueba con un Firefox, Chrome, Edge o Safari actual.',
      'Este navegador no tiene WebAssembly. Un Firefox, Chrome, Edge o Safari actual lo tiene.',
    ],
    zh: [
      '正在打开工作台…',
      '工作室无法启动。你的内容没有受到影响。请重新加载页面；如果仍然如此，请使用最新的 Firefox、Chrome、Edge 或 Safari。',
      '此浏览器没有 WebAssembly。最新的 Firefox、Chrome、Edge 或 Safari 都支持。',
    ],
    ar: [
      'جارٍ فتح المكتب…',
      'تعذّر بدء الاستوديو. لم يُمسّ أي شيء من محتواك. يُرجى إعادة تحميل الصفحة؛ وإن استمر الأمر فيُرجى تجربة إصدار حديث من Firefox أو Chrome أو Edge أو Safari.',
      'لا يدعم هذا المتصفح WebAssembly. الإصدارات الحديثة من Firefox وChrome وEdge وSafari تدعمه.',
    ],
  };
  const known = navigator.languages.map((it) => it.split('-')[0].toLowerCase()).find((it) => it in words);
  const [opening, broken, missing] = words[known] ?? words.en;
  line.textContent = opening;
  boot.lang = known ?? 'en';
  boot.dir = known === 'ar' ? 'rtl' : 'ltr';

  const failed = () => {
    boot.setAttribute('role', 'alert');
    line.textContent = typeof WebAssembly === 'object' ? broken : missing;
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
