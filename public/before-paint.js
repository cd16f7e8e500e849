// Sets theme and projector mode on the root element before anything is drawn: first what the address says,
// then what this device remembers. A script of its own, since the content security policy allows none inline.
(() => {
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const pairs = new Map(
    location.hash
      .slice(1)
      .split('&')
      .map((pair) => [decoded(pair.split('=', 1)[0]), decoded(pair.slice(pair.indexOf('=') + 1))]),
  );
  let theme = pairs.get('theme');
  try {
    if (!['system', 'light', 'dark'].includes(theme)) theme = localStorage.getItem('theme');
  } catch {
    // Storage is off.
  }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (pairs.get('present') === '1') document.documentElement.dataset.present = '';
})();
