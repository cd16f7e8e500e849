import type { Plugin } from 'vite';

/**
 * Takes WebAssembly from `long`, which TensorFlow.js brings along: it tries it once when it is loaded, and does without
 * where that throws. Our policy forbids it, and Firefox writes every refusal on the console.
 */
export function longWithoutWebAssembly(): Plugin {
  return {
    name: 'long-without-web-assembly',
    transform: {
      filter: { id: /\/node_modules\/long\// },
      handler: (code) => ({ code: code.replaceAll('WebAssembly', 'undefined'), map: null }),
    },
  };
}
