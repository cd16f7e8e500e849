import { typeOf } from './copiedSvg.ts';
import { inkOf, svgNode } from './svgNode.ts';
import type { Origin } from './drawnBox.ts';

interface Line {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  right: number;
  readonly words: string[];
}

/** A line of text and its box, from the picture's origin. */
interface DrawnLine {
  readonly node: SVGElement;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The lines in which the page shows a text, each where it stands and as long as it is there, whatever the fonts of the reader. */
export function drawnText(text: Text, style: CSSStyleDeclaration, { left, top }: Origin): readonly DrawnLine[] {
  const ink = inkOf(style.color);
  if (ink === null || style.visibility !== 'visible' || text.data.trim() === '') return [];
  const ascent = ascentOf(style);
  return linesOf(text).map((line) => {
    const box = { x: line.left - left, y: line.top - top, width: line.right - line.left, height: line.height };
    const node = svgNode(
      'text',
      {
        x: box.x,
        y: box.y + (line.height - ascent.height) / 2 + ascent.above,
        textLength: box.width,
        fill: ink.colour,
        'fill-opacity': ink.opacity,
        'text-decoration': style.textDecorationLine === 'line-through' ? 'line-through' : undefined,
        ...typeOf(style),
      },
      [cased(line.words.join(' '), style.textTransform)],
    );
    return { node, ...box };
  });
}

/** Words that follow one another on one line. */
function linesOf(text: Text): readonly Line[] {
  const lines: Line[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of text.data.matchAll(/[^\s]+|\u00A0+/g)) {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const box = range.getClientRects()[0];
    if (box === undefined || box.width === 0) continue;
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.top - box.top) < box.height / 2) {
      line.words.push(word);
      line.right = box.right;
    } else lines.push({ left: box.left, right: box.right, top: box.top, height: box.height, words: [word] });
  }
  return lines;
}

function cased(words: string, transform: string): string {
  return transform === 'uppercase' ? words.toUpperCase() : transform === 'lowercase' ? words.toLowerCase() : words;
}

let pen: CanvasRenderingContext2D | null = null;

/** Writes on a canvas that is not shown, for what its texts measure. */
function measured(font: string, text: string): TextMetrics | null {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return null;
  pen.font = font;
  return pen.measureText(text);
}

function ascentOf({ fontStyle, fontWeight, fontSize, fontFamily }: CSSStyleDeclaration): { readonly above: number; readonly height: number } {
  const size = Number.parseFloat(fontSize);
  const box = measured(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`, 'x');
  if (box === null) return { above: size * 0.93, height: size * 1.16 };
  return { above: box.fontBoundingBoxAscent, height: box.fontBoundingBoxAscent + box.fontBoundingBoxDescent };
}

/** Breaks a text into lines no wider than so many pixels in a font; a word that is wider is broken too. */
export function brokenLines(text: string, width: number, font: string): readonly string[] {
  const fits = (line: string): boolean => (measured(font, line)?.width ?? 0) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (!fits(line) && line.length > 1) {
      let length = 1;
      while (length < line.length && fits(line.slice(0, length + 1))) length += 1;
      lines.push(line.slice(0, length));
      line = line.slice(length);
    }
  }
  return line === '' ? lines : [...lines, line];
}
