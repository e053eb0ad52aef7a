// Characters per share link: ours beside lz-string and pako on the same projects. `cargo xtask bench share` runs it.
//
// The peers get the compact JSON of the project with everything at its usual value left out: the
// smallest thing that a page without our own byte format would hand them. Every link counts its `#p1=`.

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

let lz, pako, versions;
try {
  lz = require("lz-string");
  pako = require("pako");
  versions = {
    "lz-string": require("lz-string/package.json").version,
    pako: require("pako/package.json").version,
  };
} catch {
  console.error(`share: the peers are missing. Run \`npm ci\` in ${here}, then try again.`);
  process.exit(1);
}

const PREFIX = "#p1=".length;
const links = execFileSync(
  "cargo",
  ["run", "--release", "--quiet", "--package", "format", "--example", "share_sizes"],
  { cwd: join(here, "../.."), encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] },
);

const rows = links.trim().split("\n").map((line) => {
  const { case: name, json, link } = JSON.parse(line);
  const peers = {
    "lz-string": PREFIX + lz.compressToEncodedURIComponent(json).length,
    pako: PREFIX + Buffer.from(pako.deflateRaw(json, { level: 9 })).toString("base64url").length,
  };
  const best = peers.pako <= peers["lz-string"] ? "pako" : "lz-string";
  return { name, json: [...json].length, ours: link.length, peers, best, peer: peers[best] };
});

const cell = (text, width) => String(text).padStart(width);
console.log(`${"project".padEnd(14)}${cell("JSON", 8)}${cell("lz-string", 11)}${cell("pako", 8)}${cell("ours", 8)}${cell("shorter", 9)}`);
for (const row of rows) {
  const shorter = `${Math.round((1 - row.ours / row.peer) * 100)} %`;
  console.log(`${row.name.padEnd(14)}${cell(row.json, 8)}${cell(row.peers["lz-string"], 11)}${cell(row.peers.pako, 8)}${cell(row.ours, 8)}${cell(shorter, 9)}`);
}
for (const { name, ours, peer, best } of rows) {
  const record = {
    bench: "share",
    case: `${name} link vs ${best} ${versions[best]}`,
    ours,
    peer,
    peer_name: best,
    ratio: Number((peer / ours).toFixed(3)),
    unit: "characters",
  };
  console.log(JSON.stringify(record));
}
