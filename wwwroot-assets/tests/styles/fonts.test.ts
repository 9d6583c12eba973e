// The fonts that the build makes from the npm package.

import { expect, it } from 'vitest';
import { readStyle } from '../support/styles';

const faces = [...readStyle('base/font').matchAll(/@font-face \{([^}]*)\}/g)].map(([, face]) => face!);

it('never replaces the face of a page that is painted, and has a range for every file', () => {
  expect(faces).toHaveLength(3);
  for (const face of faces) {
    expect(face).toContain('font-display: optional;');
    expect(face).toMatch(/url\('\.\.\/fonts\/open-sans-[\w-]+\.woff2'\)/);
    expect(face).toMatch(/unicode-range:\s*U\+/);
  }
});
