// npm run pack: builds, and puts the build into one zip that any static host can serve once it is unpacked.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fail, installPackages, root, tool } from './toolchain.mjs';

installPackages();
if (!tool('vite', ['build'])) fail('The build failed, see above.');

const { zipSync } = await import('fflate');
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
const folder = `dead-relu-lab-${version}`;
const dist = join(root, 'dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .toSorted();
// One date for all, so that the same build is the same zip.
const content = Object.fromEntries(files.map((file) => [`${folder}/${file.slice(dist.length + 1).replaceAll(sep, '/')}`, readFileSync(file)]));
const zip = zipSync(content, { level: 9, mtime: '1980-01-01T12:00:00' });
const name = `${folder}.zip`;
writeFileSync(join(root, name), zip);
console.log(`\n${name}: ${files.length} files, ${(zip.length / 1e6).toFixed(1)} MB. Unpacked, any static host serves it, in any folder.`);
