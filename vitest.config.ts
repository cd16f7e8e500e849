import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['build/**/*.test.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node', testTimeout: 60_000 },
});
