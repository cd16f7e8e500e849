/** Milliseconds after which to go on where no picture is drawn, as in a tab that was hidden meanwhile. */
const LONGEST_WAIT = 3000;

/** Resolves when the page has drawn its first content, so that what can wait is not fetched before people see something. */
export function firstPicture(): Promise<void> {
  return new Promise((resolve) => {
    if (document.hidden || !PerformanceObserver.supportedEntryTypes.includes('paint')) {
      resolve();
      return;
    }
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) go();
    });
    const timer = setTimeout(go, LONGEST_WAIT);
    function go(): void {
      clearTimeout(timer);
      observer.disconnect();
      resolve();
    }
    observer.observe({ type: 'paint', buffered: true });
  });
}
