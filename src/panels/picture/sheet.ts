import { brokenLines } from './drawnText.ts';
import type { PanelPicture } from './panelPicture.ts';
import { shelves } from './shelves.ts';
import { svgNode } from './svgNode.ts';
import { textLine, TYPE } from './typeset.ts';

/** What stands below every picture. */
export interface Caption {
  /** Paragraphs: the experiment, and the moment. */
  readonly sentences: readonly string[];
  /** The full address that shows it. */
  readonly link: string;
  /** The program and its version. */
  readonly source: string;
  /** Names of what is compared, in the colours of its lines. */
  readonly keys: readonly { readonly name: string; readonly colour: string }[];
}

/** An SVG document as text, and its size in CSS pixels. */
export interface Sheet {
  readonly title: string;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A picture of a panel alone, without a caption, as an SVG element in text. */
export function bareSvg({ title, width, height, node }: PanelPicture): string {
  return new XMLSerializer().serializeToString(svgNode('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }, [svgNode('title', {}, [title]), node]));
}

const MARGIN = 20;
const GAP = 32;
/** Widest sheet of several panels. */
const WIDEST = 1400;
/** Least width that a caption needs. */
const LEAST = 360;

/** One picture of one panel or several, with its caption. */
export function sheetOf(pictures: readonly PanelPicture[], caption: Caption): Sheet {
  const { places, width: used, height: filled } = shelves(pictures, Math.max(WIDEST, ...pictures.map(({ width }) => width)), GAP);
  const inner = Math.max(LEAST, used);
  const title = pictures.map((picture) => picture.title).join(', ');
  const nodes = pictures.map(({ node }, index) => svgNode('g', { transform: `translate(${MARGIN + (places[index]?.x ?? 0)} ${MARGIN + (places[index]?.y ?? 0)})` }, [node]));
  let y = MARGIN + filled + 12;
  nodes.push(svgNode('line', { x1: MARGIN, x2: MARGIN + inner, y1: y, y2: y, stroke: '#e4e4df' }));
  y += 4;
  for (const { name, colour } of caption.keys) {
    y += 17;
    nodes.push(svgNode('rect', { x: MARGIN, y: y - 9, width: 14, height: 9, fill: colour }), textLine(name, { x: MARGIN + 21, y, ...TYPE.caption }));
  }
  for (const sentence of caption.sentences) {
    for (const line of brokenLines(sentence, inner, TYPE.caption.font)) {
      y += 17;
      nodes.push(textLine(line, { x: MARGIN, y, ...TYPE.caption }));
    }
  }
  const address = brokenLines(caption.link, inner, TYPE.link.font).map((line) => {
    y += 15;
    return textLine(line, { x: MARGIN, y, ...TYPE.link });
  });
  nodes.push(svgNode('a', { href: caption.link }, address));
  y += 16;
  nodes.push(textLine(caption.source, { x: MARGIN, y, ...TYPE.link, fill: TYPE.small.fill }));
  const [width, height] = [Math.ceil(inner + 2 * MARGIN), Math.ceil(y + MARGIN - 4)];
  const description = [...caption.sentences, caption.link, caption.source].join('\n');
  const root = svgNode('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' }, [
    svgNode('title', {}, [title]),
    svgNode('desc', {}, [description]),
    svgNode('rect', { width, height, fill: '#ffffff' }),
    ...nodes,
  ]);
  return { title, svg: new XMLSerializer().serializeToString(root), width, height };
}
