import type { Plugin } from 'vite';

/**
 * What the page and its worker may do: run and load what came with them, and nothing else. No eval, no inline script,
 * no other origin, and no string that becomes code. WebAssembly alone may be compiled, for the kernels of the `wasm` engine.
 *
 * `blob:` is there for the worker, which gets the page's policy that way (`src/engine/createClient.ts`). Only the
 * Trusted Types policies named here can make an address of a script: the worker's, and the service worker's.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types engine offline',
].join('; ');

/** In a sandboxed frame the page is of no origin: it can load its own files only where anybody may read them. There is nothing secret in them. */
const HEADERS = { 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'Access-Control-Allow-Origin': '*' };

/** Puts the policy into the built page, into the headers of `vite preview`, and into a `_headers` file for hosts that read one. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    config: () => ({ preview: { headers: HEADERS } }),
    transformIndexHtml: {
      order: 'post',
      handler: (_, { server }) =>
        server === undefined ? [{ tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY }, injectTo: 'head-prepend' }] : [],
    },
    generateBundle() {
      const lines = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
      this.emitFile({ type: 'asset', fileName: '_headers', source: `/*\n${lines.join('')}` });
    },
  };
}
