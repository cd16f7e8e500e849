// Before anything is drawn: moves the link's keys from behind `?` to behind `#`, then sets theme, projector mode and the layout for a frame,
// by the address, then as this device remembers. By hand, since nothing waits for the program; src/core/address/beforePaint.test.ts holds it to the reader.
(() => {
  // Of a link so much is read. An address is ASCII, so that its characters are its bytes.
  const MAX_LENGTH = 4096;
  const LINK_KEYS = new Set(
    (
      'v data inputs labels targets rows split hidden activation initializer output_initializer bias dropout alpha_dropout ' +
      'output loss optimizer lr batch epochs seed data_seed kernel_seed shuffle_seed engine run ' +
      'treat compare seeds sweep unit at epoch panel lesson present embed hide lock ask expect theme lang'
    ).split(' '),
  );
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  const keyOf = (piece) => decoded(piece.split('=', 1)[0]);
  const valueOf = (piece) => (piece.includes('=') ? decoded(piece.slice(piece.indexOf('=') + 1)) : '');
  const isLinkPiece = (piece) => LINK_KEYS.has(keyOf(piece));

  let link = location.hash.slice(1);
  const query = location.search.slice(1).split('&');
  if (query.some(isLinkPiece)) {
    const named = new Set(link.split('&').map(keyOf));
    const moved = query.filter((piece) => isLinkPiece(piece) && !named.has(keyOf(piece)));
    link = [...(link === '' ? [] : [link]), ...moved].join('&');
    const address = new URL(location.href);
    address.search = query.filter((piece) => !isLinkPiece(piece)).join('&');
    address.hash = `#${link}`;
    try {
      // Of a frame the address stays what its host wrote.
      if (parent === self) history.replaceState(history.state, '', address.href);
    } catch {
      // The browser allows no change of the address: the page reads what stands behind `?` where it is.
    }
  }

  const values = new Map();
  let end = 0;
  for (const piece of link.split('&')) {
    end += piece.length;
    if (end > MAX_LENGTH) break;
    values.set(keyOf(piece), valueOf(piece));
    end += 1;
  }
  let theme = values.get('theme');
  try {
    if (!['system', 'light', 'dark'].includes(theme)) theme = localStorage.getItem('theme');
  } catch {
    // Storage is off.
  }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (values.get('present') === '1') document.documentElement.dataset.present = '';
  if (values.get('embed') === '1') document.documentElement.dataset.embed = '';
})();
