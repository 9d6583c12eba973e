// Bundles scripts and styles into the host's web root, or into the folder that is given. The host's build runs it when an input changed.
import { build } from 'esbuild';
import { transform } from 'lightningcss';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';

const out = process.argv[2] ?? '../src/Dashboard.Web/wwwroot';
await mkdir(out, { recursive: true });
// Televisions run engines that are years old. Chromium 79 and Safari 13 are the oldest in known use.
const target = ['chrome79', 'safari13'];
// esbuild treats destructuring as broken before Safari 14.1. The broken form is not used here.
const supported = { destructuring: true };
const common = { bundle: true, minify: true, sourcemap: true, logLevel: 'warning', target, supported };
/** The bundles by their address; a page names its bundle, and so the address stays when a module moves. */
const scripts = {
  board: 'wall/main',
  team: 'team/main',
  pairing: 'pairing/main',
  displays: 'displays/main',
  supervisor: 'supervisor/main',
  print: 'print/main',
  times: 'pages/every-page',
  left: 'pages/signed-out-page',
};
const styles = {
  wall: 'board/wall',
  team: 'board/team',
  home: 'board/home',
  diagnostics: 'admin/diagnostics',
  administration: 'admin/administration',
  pairing: 'admin/pairing',
  displays: 'admin/displays',
  supervisor: 'supervisor/supervisor',
  print: 'base/print',
};
const entries = (table, folder, extension) =>
  Object.entries(table).map(([name, file]) => ({ in: `${folder}/${file}.${extension}`, out: name }));

await build({ ...common, entryPoints: entries(scripts, 'src', 'ts'), outdir: `${out}/js`, format: 'esm' });
// Inlined into the wall's page by the server.
await build({
  ...common,
  sourcemap: false,
  entryPoints: [{ in: 'src/wall/first-paint.ts', out: 'first' }],
  outdir: `${out}/js`,
  format: 'iife',
});
// A service worker controls the folder that it is served from: at the root, every page.
await build({ ...common, entryPoints: [{ in: 'src/worker/service-worker.ts', out: 'worker' }], outdir: out, format: 'iife' });
await build({ ...common, entryPoints: entries(styles, 'styles', 'css'), outdir: `${out}/css` });
// The pages that televisions open: an old engine drops a whole rule when it does not know one of its selectors. lightningcss splits such rules.
for (const page of ['wall', 'team', 'home', 'pairing']) {
  const file = `${out}/css/${page}.css`;
  const targets = { chrome: 79 << 16, safari: 13 << 16 };
  await writeFile(file, transform({ filename: file, code: await readFile(file), minify: true, targets }).code);
}
await cp('static', out, { recursive: true });
