// The Node API that tests use. vitest empties imported style sheets, so tests read the files.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string;
}
