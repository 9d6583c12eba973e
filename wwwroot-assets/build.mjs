// Bundles scripts and styles into the host's web root, or into the folder that is given. The host's build runs it when an input changed.
import { build } from 'esbuild';
import { transform } from 'lightningcss';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const out = process.argv[2] ?? '../src/Dashboard.Web/wwwroot';
await mkdir(out, { recursive: true });
// Televisions run engines that are years old. Chromium 79 and Safari 13 are the oldest in known use.
const target = ['chrome79', 'safari13'];
// esbuild treats destructuring as broken before Safari 14.1. The broken form is not used here.
const supported = { destructuring: true };
const common = { bundle: true, minify: true, sourcemap: true, logLevel: 'warning', target, supported, external: ['*.woff2'] };
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
await buildFonts(`${out}/fonts`);
await cp('static', out, { recursive: true });

/** Writes the font files that font.css names: the characters of each unicode-range, one width, the weights in use. */
async function buildFonts(folder) {
  const origin = 'node_modules/@fontsource-variable/open-sans';
  const css = await readFile('styles/base/font.css', 'utf8');
  await mkdir(folder, { recursive: true });
  for (const [, name, ranges] of css.matchAll(/fonts\/([\w-]+)\.woff2.*?unicode-range:([^;]+);/gs)) {
    const font = await subsetFont(await readFile(`${origin}/files/${name}-wdth-normal.woff2`), characters(ranges), {
      targetFormat: 'woff2',
      variationAxes: { wdth: 87.5, wght: { min: 400, max: 750 } },
      keepFeatures: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
      noHinting: true,
    });
    await writeFile(`${folder}/${name}.woff2`, font);
  }
  await cp(`${origin}/LICENSE`, `${folder}/LICENSE.txt`);
}

/** The characters of a unicode-range. */
function characters(ranges) {
  const all = ranges.split(',').flatMap((range) => {
    const [first, last = first] = range
      .trim()
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16));
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
  return String.fromCodePoint(...all);
}
