import { xmlText } from '../../panels/picture/svgNode.ts';
import type { QrCode } from '../model/share/qrCode.ts';

/** A table of a report. */
export interface ReportTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** One cell a column; the first names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** All that a report says. */
export interface Report {
  readonly title: string;
  /** The experiment, and the moment. */
  readonly sentences: readonly string[];
  /** Of each run, under its name and epoch, what is said of it and what was found. */
  readonly findings: readonly { readonly name: string; readonly headline: string; readonly texts: readonly string[] }[];
  /** SVG elements, as text, and whether they take the width of the page: the others stand two in a row. */
  readonly pictures: readonly { readonly svg: string; readonly isWide: boolean }[];
  readonly tables: readonly ReportTable[];
  /** The full address that shows it again. */
  readonly link: string;
  /** The same as a QR code; null where it is too long for one. */
  readonly code: QrCode | null;
  /** The program and its version. */
  readonly source: string;
}

const STYLE = `
:root { color-scheme: light; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; background: #fff; color: #14181f; font: 15px/1.5 ui-sans-serif, system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .5rem; }
.link { display: flex; align-items: center; gap: 1rem; break-inside: avoid; }
.link p { flex: 1; min-width: 0; }
.link svg { flex: none; width: 34mm; height: 34mm; }
a { color: #005f96; overflow-wrap: anywhere; }
section { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem 2rem; }
figure { margin: 0; break-inside: avoid; }
figure.wide { grid-column: 1 / -1; }
figure svg { display: block; max-width: 100%; height: auto; }
table { border-collapse: collapse; margin: 0 0 1rem; font-size: 13px; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: #565d66; padding-block-end: .25rem; }
th, td { padding: .15rem .9rem .15rem 0; border-block-end: 1px solid #e4e4df; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th[scope=row] { font-weight: 400; }
tr { break-inside: avoid; }
footer { margin-block-start: 1.5rem; color: #565d66; font-size: 13px; }
@media screen and (max-width: 40rem) { section { display: block; } figure { margin-block-end: 1.25rem; } }
@page { margin: 15mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

/** A report as one file of HTML that asks nothing of any server and runs nothing. All texts are escaped. */
export function reportHtml({ title, sentences, findings, pictures, tables, link, code, source }: Report): string {
  const found = findings.map(({ name, headline, texts }) => `<h2>${escaped(name)}</h2>\n<p><strong>${escaped(headline)}</strong></p>\n${texts.length === 0 ? '' : `<ul>${texts.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>\n`}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${sentences.map((sentence) => `<p>${escaped(sentence)}</p>`).join('\n')}
${linkHtml(link, code)}
${found.join('')}<h2>Pictures</h2>
<section>
${pictures.map(({ svg, isWide }) => `<figure${isWide ? ' class="wide"' : ''}>${svg}</figure>`).join('\n')}
</section>
<h2>Numbers and settings</h2>
${tables.map(tableHtml).join('\n')}
</main>
<footer>${escaped(source)}</footer>
</body>
</html>
`;
}

function linkHtml(link: string, code: QrCode | null): string {
  const text = `<a href="${escaped(link)}">${escaped(link)}</a>`;
  if (code === null) return `<p>${text}</p>\n<p>The link is too long for a QR code.</p>`;
  const drawn = `<svg role="img" aria-label="QR code of the link" viewBox="0 0 ${code.size} ${code.size}" shape-rendering="crispEdges"><path d="M0 0h${code.size}v${code.size}H0z" fill="#fff"/><path d="${code.path}" fill="#000"/></svg>`;
  return `<div class="link">${drawn}<p>${text}</p></div>`;
}

function tableHtml({ caption, columns, rows }: ReportTable): string {
  const head = columns.map((column) => `<th scope="col">${escaped(column)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => `<tr><th scope="row">${escaped(name)}</th>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
  return `<table>\n<caption>${escaped(caption)}</caption>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return xmlText(text).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
