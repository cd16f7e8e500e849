import { defineConfig } from 'vitest/config';
import { assemblyKernels } from './build/assemblyKernels.ts';

export default defineConfig({
  plugins: [assemblyKernels()],
  test: { include: ['build/**/*.test.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node', testTimeout: 60_000, maxWorkers: '100%' },
});
