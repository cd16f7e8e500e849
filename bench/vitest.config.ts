import { defineConfig } from 'vitest/config';

/** `npx vitest run --config bench/vitest.config.ts` measures the lessons; it is no part of `npm test`. */
export default defineConfig({
  test: { include: ['bench/lessons.measure.ts'], environment: 'node', testTimeout: 0 },
});
