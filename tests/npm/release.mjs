// Writes into a built site's guard which files are this release's: node release.mjs SITE.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [site] = process.argv.slice(2);
// The guard is kept by the browser itself, with this list in it; its other half goes into it.
const GUARD = 'sw.js';
const KEEPER = 'kept.js';

const digest = (bytes) => createHash('sha256').update(bytes).digest('base64');
const files = {};
for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  const name = path.slice(join(site, '/').length).replaceAll('\\', '/');
  // What begins with a dot, a host does not serve.
  if (!entry.isFile() || name === GUARD || name === KEEPER || /(^|\/)\./.test(name)) continue;
  files[name] = digest(readFileSync(path));
}
const sorted = Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
const guard = [KEEPER, GUARD].map((name) => readFileSync(join(site, name), 'utf8'));
const id = digest(JSON.stringify(sorted) + guard.join('')).replace(/\W/g, '').slice(0, 16);
writeFileSync(join(site, GUARD), [`self.RELEASE=${JSON.stringify({ id, files: sorted })};`, ...guard].join('\n'));
rmSync(join(site, KEEPER));
