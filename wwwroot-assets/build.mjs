// Bundles scripts and styles into the host's web root. Run by the host's build, which knows when there is something to do.
import { build } from 'esbuild';
import { transform } from 'lightningcss';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';

const out = '../src/Dashboard.Web/wwwroot';
await mkdir(out, { recursive: true });
// Televisions run engines that are years old. Chromium 79 and Safari 13 are the oldest that are known to be in use.
const target = ['chrome79', 'safari13'];
// esbuild holds Safari's destructuring for broken until 14.1; what was broken there, we do not write.
const supported = { destructuring: true };
const common = { bundle: true, minify: true, sourcemap: true, logLevel: 'warning', target, supported };
await build({ ...common, entryPoints: ['src/board.ts', 'src/team.ts', 'src/pairing.ts', 'src/fleet.ts', 'src/supervisor.ts', 'src/print.ts', 'src/times.ts', 'src/left.ts'], outdir: `${out}/js`, format: 'esm' });
// Stands in the page itself.
await build({ ...common, sourcemap: false, entryPoints: ['src/first.ts'], outdir: `${out}/js`, format: 'iife' });
// A worker serves the folder it lies in and what is below: this one, every page.
await build({ ...common, entryPoints: ['src/worker.ts'], outdir: out, format: 'iife' });
await build({ ...common, entryPoints: ['wall', 'team', 'home', 'diagnostics', 'access', 'pairing', 'fleet', 'supervisor', 'print'].map(page => `styles/${page}.css`), outdir: `${out}/css` });
// What televisions open: rules that such an engine would drop whole, for one selector in them that it does not know, are written twice.
for (const page of ['wall', 'team', 'home', 'pairing']) {
  const file = `${out}/css/${page}.css`;
  const targets = { chrome: 79 << 16, safari: 13 << 16 };
  await writeFile(file, transform({ filename: file, code: await readFile(file), minify: true, targets }).code);
}
await cp('static', out, { recursive: true });
