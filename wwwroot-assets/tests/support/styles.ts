// Reads the style sheets.

import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../styles/', import.meta.url);

/** The text of style sheets without comments, by their paths without extension. */
export const readStyle = (...names: string[]): string =>
  names
    .map((name) => readFileSync(new URL(`${name}.css`, folder), 'utf8'))
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '');

/** The paths of all style sheets without extension. */
export const styleNames = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.css'))
    .map((name) => name.slice(0, -4));

/** The declarations of the first rule with exactly this selector. Throws when there is none. */
export function declarations(css: string, selector: string): Record<string, string> {
  const rule = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].find(([, found]) => found!.split(';').at(-1)!.trim() === selector);
  if (!rule) throw new Error(`No rule has the selector ${selector}.`);
  return Object.fromEntries([...rule[2]!.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]));
}
