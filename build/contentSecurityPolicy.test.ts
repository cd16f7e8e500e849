import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from './contentSecurityPolicy.ts';

const document = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8');

it('is what docs/hosting.md tells hosts to send', () => {
  expect(document).toContain(`add_header Content-Security-Policy "${CONTENT_SECURITY_POLICY}" always;`);
});

it.each(CONTENT_SECURITY_POLICY.split('; ').map((directive) => directive.split(' ')[0] ?? ''))('is explained in docs/hosting.md: %s', (directive) => {
  const rows = document.split('\n').filter((line) => line.startsWith('| '));
  expect(rows.some((row) => row.includes(`\`${directive}`))).toBe(true);
});
