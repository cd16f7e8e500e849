import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { assemblyKernels } from './build/assemblyKernels.ts';
import { contentSecurityPolicy } from './build/contentSecurityPolicy.ts';
import { besideEntry, ENGINE, preloadEngine } from './build/entries.ts';
import { offline } from './build/offline.ts';
import { piecesCanBeTriedAgain } from './build/piecesCanBeTriedAgain.ts';
import { socialTags } from './build/socialTags.ts';
import { thirdPartyLicences } from './build/thirdPartyLicences.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

const licences = thirdPartyLicences();

export default defineConfig({
  base: './',
  define: { 'import.meta.env.APP_VERSION': JSON.stringify(version) },
  plugins: [react(), contentSecurityPolicy(), preloadEngine(), piecesCanBeTriedAgain(), licences, socialTags(), offline()],
  build: { target: 'es2022', rolldownOptions: { output: besideEntry('lab') } },
  // Legal comments would stay in the worker's chunks; the file of licences holds what they say.
  worker: { format: 'es', plugins: () => [assemblyKernels(), licences], rolldownOptions: { output: { ...besideEntry(ENGINE), comments: { legal: false } } } },
});
