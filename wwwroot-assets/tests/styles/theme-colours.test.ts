// The contrast of every theme's eight state colours, also under colour blindness, and of its texts.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, distance, VISIONS } from '../support/colours';

const STATES = ['idle', 'dnd', 'dialing', 'ringing', 'oncall', 'onhold', 'offline', 'unknown'];

/** The custom properties of one rule, over those of the base theme. */
function theme(selector: string, below: Record<string, string> = {}): Record<string, string> {
  const css = ['tokens', 'themes']
    .map((file) => readFileSync(new URL(`../../styles/base/${file}.css`, import.meta.url), 'utf8'))
    .join('\n');
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0]!;
  const own = Object.fromEntries([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map((m) => [m[1]!, m[2]!]));
  return { ...below, ...own };
}

const dark = theme(':root');
const themes = { dark, light: theme(':root:has([data-theme="light"])', dark), contrast: theme(':root:has([data-theme="contrast"])', dark) };

describe.each(Object.entries(themes))('the %s theme', (_, tokens) => {
  const colour = (name: string): string => {
    const value = tokens[name]!;
    return value.startsWith('var(') ? colour(value.slice(6, -1)) : value;
  };

  it.each(Object.entries(VISIONS))('keeps any two states apart: %s', (_, vision) => {
    for (const a of STATES) {
      for (const b of STATES.filter((other) => other > a)) {
        expect(distance(colour(`state-${a}`), colour(`state-${b}`), vision), `${a} and ${b}`).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('has words that can be read', () => {
    for (const ground of ['background', 'raised']) {
      for (const word of [
        'text',
        'text-secondary',
        'text-offline',
        'word-idle',
        'word-dnd',
        'word-ringing',
        'state-dialing',
        'word-unknown',
      ]) {
        expect(contrast(colour(word), colour(ground)), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
    expect(contrast(colour('on-ringing'), colour('state-ringing')), 'on ringing').toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-fill'), colour('fill-oncall')), 'on a call').toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('on-fill'), colour('fill-onhold')), 'on hold').toBeGreaterThanOrEqual(4.5);
  });

  it('has shapes that can be seen', () => {
    for (const shape of [
      'word-idle',
      'word-dnd',
      'state-dialing',
      'word-ringing',
      'word-oncall',
      'word-onhold',
      'text-offline',
      'word-unknown',
      'focus',
    ]) {
      expect(contrast(colour(shape), colour('background')), shape).toBeGreaterThanOrEqual(3);
    }
  });
});
