import { changeShell } from '../shellState.ts';

/** Milliseconds between two looks for a newer version while the page stays open. */
const LOOK_EVERY = 3_600_000;
/** Milliseconds from the page's load to its being kept: all its files are fetched then, and would compete with what the first run needs. */
const KEEP_AFTER = 5_000;

let waiting: ServiceWorker | null = null;

/**
 * A while after the page has loaded, has the browser keep it for use without a network, and says when a newer version has come and
 * waits. It waits for as long as a tab of the page is open, or until `takeOver`. Returns how to stop. Where the page is within another one, nothing is kept.
 */
export function keepOffline(): () => void {
  if (!import.meta.env.PROD || window !== window.parent || !('serviceWorker' in navigator)) return () => {};
  let last = Date.now();
  const look = (): void => {
    if (document.visibilityState !== 'visible' || Date.now() - last < LOOK_EVERY) return;
    last = Date.now();
    navigator.serviceWorker.getRegistration().then((registration) => registration?.update()).catch(ignore);
  };
  let timer = 0;
  const begin = (): void => {
    timer = window.setTimeout(() => void register().catch(ignore), KEEP_AFTER);
  };
  if (document.readyState === 'complete') begin();
  else addEventListener('load', begin, { once: true });
  document.addEventListener('visibilitychange', look);
  return () => {
    removeEventListener('load', begin);
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** Puts the version that waits in place of this one, and loads the page from it. Other tabs stay what they are. */
export function takeOver(): void {
  if (waiting === null || waiting.state === 'activated') {
    location.reload();
    return;
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('take over');
}

/** Without a network, or where a browser keeps nothing, the page is as good as ever. */
function ignore(): void {}

async function register(): Promise<void> {
  await navigator.serviceWorker.register(scriptAddress());
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration === undefined) return;
  const offer = (worker: ServiceWorker | null): void => {
    if (worker?.state !== 'installed' || navigator.serviceWorker.controller === null) return;
    waiting = worker;
    changeShell({ hasUpdate: true });
  };
  const follow = (worker: ServiceWorker | null): void => worker?.addEventListener('statechange', () => offer(worker));
  offer(registration.waiting);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
}

/** The page's policy lets no plain string become a script where a browser has Trusted Types; this one address may. */
function scriptAddress(): string {
  const { href } = new URL('service-worker.js', document.baseURI);
  return globalThis.trustedTypes?.createPolicy('offline', { createScriptURL: () => href }).createScriptURL('') ?? href;
}
