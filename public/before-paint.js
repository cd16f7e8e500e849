// Sets theme and projector mode on the root element before anything is drawn: first what the address says,
// then what this device remembers. A script of its own, since the content security policy allows none inline.
(() => {
  const pairs = new Map(
    location.hash
      .slice(1)
      .split('&')
      .map((pair) => [pair.split('=', 1)[0], pair.slice(pair.indexOf('=') + 1)]),
  );
  let theme = pairs.get('theme');
  try {
    theme ??= localStorage.getItem('theme') ?? undefined;
  } catch {
    // Storage is off.
  }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (pairs.get('present') === '1') document.documentElement.dataset.present = '';
})();
