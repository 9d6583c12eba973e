// The little of Node that tests use: the test runner empties imported style sheets.
declare module 'node:fs' {
  export function readFileSync(path: URL, encoding: 'utf8'): string;
}
