// Bundles scripts and styles into the host's web root. Run by the host's build, which knows when there is something to do.
import { build } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';

const out = '../src/Dashboard.Web/wwwroot';
await mkdir(out, { recursive: true });
const common = { bundle: true, minify: true, sourcemap: true, logLevel: 'warning' };
await build({ ...common, entryPoints: ['src/board.ts', 'src/team.ts', 'src/pairing.ts', 'src/fleet.ts', 'src/supervisor.ts', 'src/print.ts'], outdir: `${out}/js`, format: 'esm', target: 'es2022' });
// A worker serves the folder it lies in and what is below: this one, every page.
await build({ ...common, entryPoints: ['src/worker.ts'], outdir: out, format: 'iife', target: 'es2022' });
await build({ ...common, entryPoints: ['wall', 'team', 'home', 'diagnostics', 'access', 'pairing', 'fleet', 'supervisor', 'print'].map(page => `styles/${page}.css`), outdir: `${out}/css` });
await cp('static', out, { recursive: true });
