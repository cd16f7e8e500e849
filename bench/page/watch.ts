/** What a page is asked while it is watched; times are its own, in milliseconds since it was opened. */
export interface PageWatch {
  /** When the network first showed so many epochs, birth included, of at least so many layers; seen within some 40 ms. */
  unitsShown(epochs: number, canvases: number): Promise<number>;
  /** Frames and long tasks from the start of the next training, to its end or for some milliseconds. */
  smoothness(milliseconds: number): Promise<Smoothness>;
  /** Resolves when an element that the selector finds has the text in it, or rejects after some milliseconds. Playwright's own waiting looks every half a second only, and searches the page each time. */
  appears(selector: string, text: string, patience: number): Promise<void>;
  /** Begins to note tasks of the main thread. */
  watchTasks(): void;
  /** Those since `watchTasks`. */
  longTasks(): LongTasks;
}

export interface LongTasks {
  /** Longest task of the main thread, in milliseconds; 0 when none took 50 ms, which is what a browser counts as long. */
  readonly longestTask: number;
  readonly longTasks: number;
}

export interface Smoothness extends LongTasks {
  readonly framesPerSecond: number;
  /** Longest time between two frames, in milliseconds. */
  readonly longestFrame: number;
}

declare global {
  interface Window {
    watch: PageWatch;
  }
}

/** Milliseconds between two looks at the pixels: looking costs time itself. */
const LOOK_INTERVAL = 40;
const DEFAULT_EPOCHS = 25;

let tasks: number[] = [];
const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)));

window.watch = {
  async unitsShown(epochs, canvases) {
    let looked = -Infinity;
    for (;;) {
      const now = await nextFrame();
      if (now - looked < LOOK_INTERVAL) continue;
      looked = now;
      const found = [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-raster]')];
      if (found.length >= canvases && found.every((canvas) => isPainted(canvas, epochs))) return now;
    }
  },

  async smoothness(milliseconds) {
    while (!isTraining()) await nextFrame();
    window.watch.watchTasks();
    const started = await nextFrame();
    let last = started;
    let frames = 0;
    let longestFrame = 0;
    while (last - started < milliseconds && isTraining()) {
      const now = await nextFrame();
      longestFrame = Math.max(longestFrame, now - last);
      last = now;
      frames += 1;
    }
    return { framesPerSecond: (frames * 1000) / (last - started), longestFrame, ...window.watch.longTasks() };
  },

  appears(selector, text, patience) {
    const isHere = (): boolean => [...document.querySelectorAll(selector)].some(({ textContent }) => textContent.includes(text));
    return new Promise((resolve, reject) => {
      const end = (): void => {
        mutations.disconnect();
        clearTimeout(timer);
      };
      const look = (): void => {
        if (!isHere()) return;
        end();
        resolve();
      };
      const mutations = new MutationObserver(look);
      const timer = setTimeout(() => {
        end();
        reject(new Error(`No ${selector} says “${text}” after ${patience} ms.`));
      }, patience);
      mutations.observe(document, { subtree: true, childList: true, characterData: true });
      look();
    });
  },

  watchTasks() {
    observer.disconnect();
    tasks = [];
    observer.observe({ type: 'longtask' });
  },

  longTasks() {
    return { longestTask: Math.max(0, ...tasks), longTasks: tasks.length };
  },
};

/** While the page trains it offers to pause. */
function isTraining(): boolean {
  return [...document.getElementsByTagName('button')].some(({ textContent }) => textContent === 'Pause');
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

/** Whether the column of the last of so many epochs has ink. */
function isPainted(canvas: HTMLCanvasElement, epochs: number): boolean {
  const { width, height } = canvas;
  const context = width > 0 && height > 0 ? canvas.getContext('2d') : null;
  if (context === null) return false;
  const column = Math.floor(((epochs - 0.5) / (epochsOfLink() + 1)) * width);
  return context.getImageData(column, 0, 1, height).data.some((value) => value > 0);
}

function epochsOfLink(): number {
  return Number(/[#&]epochs=(\d+)/.exec(location.hash)?.[1] ?? DEFAULT_EPOCHS);
}
