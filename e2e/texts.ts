import type { Page } from 'playwright/test';

/** A piece of text as it is seen. */
interface SeenText {
  readonly text: string;
  /** Height of its type on the screen, in pixels. */
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Whether the window, or a box that hides what leaves it, cuts it off. */
  readonly isCut: boolean;
}

/** Every text that is seen under the elements of a selector, where it stands on the screen. */
export function seenTexts(page: Page, selector: string): Promise<readonly SeenText[]> {
  return page.evaluate((within) => {
    // The box of a text is higher than its letters.
    const cuts = (box: DOMRect, by: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }): boolean =>
      box.left < by.left - 2 || box.right > by.right + 2 || box.top < by.top - 0.25 * box.height || box.bottom > by.bottom + 0.25 * box.height;
    return [...document.querySelectorAll(within)].flatMap((root) => {
      const texts: SeenText[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (parent === null || text === '' || !parent.checkVisibility({ visibilityProperty: true })) continue;
        const ancestors: Element[] = [];
        for (let each: Element | null = parent; each !== null; each = each.parentElement) ancestors.push(each);
        // What is only read aloud.
        if (ancestors.some((each) => getComputedStyle(each).clipPath !== 'none')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const magnified = ancestors.reduce((product, each) => product * (Number.parseFloat(getComputedStyle(each).getPropertyValue('zoom')) || 1), 1);
        const hiding = ancestors.filter((each) => getComputedStyle(each).overflowX !== 'visible').map((each) => each.getBoundingClientRect());
        for (const box of range.getClientRects()) {
          if (box.width < 1) continue;
          texts.push({
            text,
            size: Number.parseFloat(getComputedStyle(parent).fontSize) * magnified,
            left: box.left,
            top: box.top,
            right: box.right,
            bottom: box.bottom,
            isCut: cuts(box, { left: 0, top: 0, right: innerWidth, bottom: innerHeight }) || hiding.some((by) => cuts(box, by)),
          });
        }
      }
      return texts;
    });
  }, selector);
}

/** Pairs of texts that lie over each other. */
export function overlapping(texts: readonly SeenText[]): readonly string[] {
  return texts.flatMap((one, index) =>
    texts.slice(index + 1).flatMap((other) => {
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      // A line of text is a little less high than its box.
      const along = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) - 0.3 * Math.min(one.size, other.size);
      return across > 2 && along > 1 ? [`“${one.text}” and “${other.text}”`] : [];
    }),
  );
}
