// Makes the scripts of a built site small, in place: node minify.mjs FILE…
import { readFileSync, writeFileSync } from 'node:fs';
import { transformSync } from 'esbuild';

for (const file of process.argv.slice(2)) {
  // Without a format given, a module stays a module and a plain script keeps its names.
  const { code } = transformSync(readFileSync(file, 'utf8'), { minify: true, legalComments: 'none', charset: 'utf8' });
  writeFileSync(file, code);
}
