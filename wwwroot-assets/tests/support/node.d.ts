// The API of Node and of the bundler that tests use. vitest empties imported style sheets, so tests read the files.
declare module 'node:fs' {
  export function readdirSync(path: URL, options: { recursive: true; encoding: 'utf8' }): string[];
  export function readFileSync(path: URL, encoding: 'utf8'): string;
}

declare module 'rolldown/utils' {
  export function parseSync(file: string, source: string): { program: unknown; errors: readonly unknown[] };
}
