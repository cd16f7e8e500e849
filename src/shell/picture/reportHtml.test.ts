import { expect, it } from 'vitest';
import { reportHtml, type Report } from './reportHtml.ts';

const HOSTILE = `"><script>alert('1')</script>&amp;\u0000`;
const INERT = '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;';

const plain: Report = {
  title: 'A run',
  sentences: ['One sentence.'],
  findings: [{ name: 'What was found at epoch 1', headline: 'It learns.', texts: ['A unit is dead.'] }],
  pictures: [{ svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', isWide: false }],
  tables: [{ caption: 'Epochs', columns: ['epoch', 'loss'], rows: [['birth', '0.69'], ['1', '0.68']] }],
  link: 'https://lab.example/#rows=2000&seed=1',
  code: { size: 29, path: 'M4 4h7v1h-7z' },
  source: 'Dead ReLU Lab 1.0.0',
};

it('holds sentence, findings, pictures, numbers, link and version', () => {
  const html = reportHtml(plain);
  for (const part of ['<h1>A run</h1>', '<p>One sentence.</p>', 'It learns.', '<li>A unit is dead.</li>', '<figure><svg', '<td>0.68</td>', 'href="https://lab.example/#rows=2000&amp;seed=1"', 'Dead ReLU Lab 1.0.0']) expect(html).toContain(part);
});

it('has the QR code of the link beside it, or says that there is none', () => {
  expect(reportHtml(plain)).toContain('viewBox="0 0 29 29"');
  expect(reportHtml(plain)).not.toContain('too long');
  const long = reportHtml({ ...plain, code: null });
  expect(long).toContain('<p>The link is too long for a QR code.</p>');
  expect(long).not.toContain('QR code of the link');
});

it('escapes every text', () => {
  const html = reportHtml({
    ...plain,
    title: HOSTILE,
    sentences: [HOSTILE],
    findings: [{ name: HOSTILE, headline: HOSTILE, texts: [HOSTILE] }],
    tables: [{ caption: HOSTILE, columns: [HOSTILE], rows: [[HOSTILE, HOSTILE]] }],
    link: HOSTILE,
    source: HOSTILE,
  });
  expect(html).not.toContain('<script');
  expect(html.split(INERT)).toHaveLength(14);
});

it('asks nothing of a server and runs nothing', () => {
  expect(reportHtml(plain)).toContain("default-src 'none'");
  expect(reportHtml(plain).replaceAll(plain.link.replace('&', '&amp;'), '').replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|src=|url\(/);
});
