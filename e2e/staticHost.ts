import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** A host of static files that sends no headers but their type. */
export interface StaticHost {
  /** With a slash at the end. */
  readonly address: string;
  /** Serves another folder from now on. */
  readonly serve: (folder: string) => void;
  readonly close: () => Promise<void>;
}

interface HostOptions {
  readonly folder: string;
  /** Where the folder is served, with a slash at both ends. */
  readonly path: string;
  /** Whether it sends `index.html` on to the folder, as some hosts do. */
  readonly hidesIndex?: boolean;
  /** Whether others may read its files, as a frame in a sandbox has to. */
  readonly allowsOthers?: boolean;
}

/** Starts a host on a port that is free. */
export async function staticHost({ folder, path, hidesIndex = false, allowsOthers = false }: HostOptions): Promise<StaticHost> {
  let root = folder;
  const headers = allowsOthers ? { 'access-control-allow-origin': '*' } : {};
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (!pathname.startsWith(path)) {
      response.writeHead(404).end();
      return;
    }
    const asked = normalize(pathname.slice(path.length - 1));
    if (hidesIndex && asked === '/index.html') {
      response.writeHead(301, { location: path }).end();
      return;
    }
    const file = asked.endsWith('/') ? `${asked}index.html` : asked;
    readFile(join(root, file)).then(
      (content) => response.writeHead(200, { ...headers, 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content),
      () => response.writeHead(404, { 'content-type': 'text/html' }).end('<!doctype html><title>Not found</title>'),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The host has no port.');
  return {
    address: `http://localhost:${bound.port}${path}`,
    serve: (other) => (root = other),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
