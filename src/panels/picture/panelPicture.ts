import { brokenLines } from './drawnText.ts';
import { drawElement, type Drawn } from './drawnElement.ts';
import { svgNode } from './svgNode.ts';
import { textLine, TYPE } from './typeset.ts';

/** A panel as SVG, its left upper corner at the origin. */
export interface PanelPicture {
  readonly title: string;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly node: SVGElement;
}

/** The panels that the page shows just now, in reading order. */
export function shownPanels(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('section[data-panel]')].filter((panel) => panel.getClientRects().length > 0 && panel.offsetHeight > 0);
}

/** Draws a panel as the page shows it just now: heading, what is said beside it, and its chart or table, without what is pressed. */
export function panelPicture(panel: HTMLElement): PanelPicture {
  const header = panel.querySelector(':scope > header');
  const title = header?.querySelector('h2')?.textContent ?? '';
  const summary = header?.querySelector(':scope > p') ?? null;
  const body = header?.nextElementSibling ?? panel;
  const box = body.getBoundingClientRect();
  const nodes: SVGElement[] = [textLine(title, { x: 0, y: 14, ...TYPE.title })];
  const marks = (summary?.querySelector('svg') ?? null) === null ? null : summary;
  const words = [marks === null ? (summary?.textContent ?? '') : '', ...choicesIn(panel)].filter((each) => each !== '').join(' · ');
  const said = brokenLines(words, box.width, TYPE.small.font);
  nodes.push(...said.map((line, index) => textLine(line, { x: 0, y: 31 + index * 15, ...TYPE.small })));
  const legend = marks === null ? null : drawnLegend(marks);
  if (legend !== null) nodes.push(svgNode('g', { transform: `translate(0 ${22 + said.length * 15})` }, legend.nodes));
  const top = 26 + said.length * 15 + (legend === null ? 0 : legend.bottom + 2);
  const drawn: Drawn = { nodes: [], right: box.width, bottom: 0 };
  drawElement(body, { left: box.left, top: box.top }, drawn);
  nodes.push(svgNode('g', { transform: `translate(0 ${top})` }, drawn.nodes));
  return { title, width: Math.ceil(drawn.right), height: Math.ceil(top + Math.max(drawn.bottom, 1)), node: svgNode('g', { role: 'group', 'aria-label': title }, nodes) };
}

/** What is chosen in a panel, in words: of its controls nothing else is in the picture. */
function choicesIn(panel: Element): readonly string[] {
  return [...panel.querySelectorAll('[role="radiogroup"]:not(:has([data-pictured]))')].flatMap((group) => {
    const chosen = group.querySelector('[aria-checked="true"]');
    const [label, value] = [group.getAttribute('aria-label') ?? '', chosen?.getAttribute('aria-label') ?? chosen?.textContent ?? ''];
    return value === '' ? [] : [`${label.charAt(0).toLowerCase()}${label.slice(1)}: ${value}`];
  });
}

/** What is said beside a heading with marks in it. */
function drawnLegend(summary: Element): Drawn {
  const content = document.createRange();
  content.selectNodeContents(summary);
  const { left, top } = content.getBoundingClientRect();
  const drawn: Drawn = { nodes: [], right: 0, bottom: 0 };
  drawElement(summary, { left, top }, drawn);
  return drawn;
}
