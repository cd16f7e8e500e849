interface Size {
  readonly width: number;
  readonly height: number;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Sets boxes in rows from left to right, in their order, each row as high as its highest, none wider than `widest` unless one box is. */
export function shelves(boxes: readonly Size[], widest: number, gap: number): { readonly places: readonly Place[] } & Size {
  const places: Place[] = [];
  let [x, y, high, width] = [0, 0, 0, 0];
  for (const box of boxes) {
    if (x > 0 && x + box.width > widest) {
      y += high + gap;
      [x, high] = [0, 0];
    }
    places.push({ x, y });
    width = Math.max(width, x + box.width);
    x += box.width + gap;
    high = Math.max(high, box.height);
  }
  return { places, width, height: y + high };
}
