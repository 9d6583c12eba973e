// The contrast of every theme's and palette's eight state colours, also under colour blindness, and of its texts.

import { expect, describe, it } from 'vitest';
import { contrast, distance, mix, VISIONS } from '../support/colours';
import { declarations, readStyle } from '../support/styles';

const STATES = ['idle', 'dnd', 'dialing', 'ringing', 'oncall', 'onhold', 'offline', 'unknown'];
const SIGNS = ['word-idle', 'word-dnd', 'word-dialing', 'word-ringing', 'word-oncall', 'word-onhold', 'word-unknown', 'text-offline'];
const CALM = ":root:has([data-palette='calm'])";

/** The custom properties of the rules, the later over the earlier. */
const theme = (...selectors: string[]): Record<string, string> =>
  Object.assign({}, ...[':root', ...selectors].map((selector) => declarations(readStyle('base/tokens', 'base/themes'), selector)));
const named = (name: string): string[] => [`:root:has([data-theme='${name}'])`, `:root:has([data-theme='${name}'][data-palette='calm'])`];
const [light, lightCalm] = named('light') as [string, string];
const [high, highCalm] = named('contrast') as [string, string];

const themes: Record<string, Record<string, string>> = {
  'dark classic': theme(),
  'dark calm': theme(CALM),
  'light classic': theme(light),
  'light calm': theme(CALM, light, lightCalm),
  'contrast classic': theme(high),
  'contrast calm': theme(CALM, high, highCalm),
  // The print view is the light theme on white paper.
  'print classic': { ...theme(light), '--background': '#ffffff' },
  'print calm': { ...theme(CALM, light, lightCalm), '--background': '#ffffff' },
};

describe.each(Object.entries(themes))('%s', (name, tokens) => {
  const colour = (token: string): string => tokens[`--${token}`] ?? '';
  const text = name.startsWith('contrast') ? 7 : 4.5;

  function expectContrast(words: readonly string[], grounds: readonly string[], least: number): void {
    for (const word of words)
      for (const ground of grounds) expect(contrast(colour(word), colour(ground)), `${word} on ${ground}`).toBeGreaterThanOrEqual(least);
  }

  it.each(Object.entries(VISIONS))('keeps any two states apart: %s', (_, vision) => {
    for (const a of STATES) {
      for (const b of STATES.filter((other) => other > a)) {
        expect(distance(colour(`state-${a}`), colour(`state-${b}`), vision), `${a} and ${b}`).toBeGreaterThanOrEqual(20);
      }
    }
  });

  it('has words that can be read on the page', () => {
    expectContrast([...SIGNS, 'text', 'text-secondary', 'text-wrong'], ['background', 'raised'], 4.5);
    expectContrast(['text', 'text-secondary'], ['background', 'raised'], text);
  });

  it('has words that can be read on tiles', () => {
    expectContrast(['text', 'text-secondary'], ['tile-idle', 'tile-dnd', 'hatch-from', 'hatch-to'], text);
    expectContrast(['word-idle'], ['tile-idle'], 4.5);
    expectContrast(['word-dnd'], ['tile-dnd'], 4.5);
    expectContrast(['word-unknown'], ['hatch-from', 'hatch-to'], 4.5);
    expectContrast(['on-ringing'], ['state-ringing'], 7);
    expectContrast(['on-fill'], ['state-oncall', 'state-onhold', 'danger'], 4.5);
    expectContrast(['trouble-sign'], ['trouble-plate'], 4.5);
  });

  it('has edges and signs that can be seen', () => {
    expectContrast(['state-dialing', 'state-offline', 'focus', 'edge-control'], ['background'], 3);
    expectContrast(['trouble-edge'], ['background'], 3);
  });

  it('lets a free tile recede to a tenth of its colour, and a tile in a call stand out of the page', () => {
    expect(colour('tile-idle')).toBe(mix(colour('state-idle'), name.startsWith('print') ? '#f4f6f8' : colour('background'), 0.1));
    for (const state of ['oncall', 'onhold'])
      expect(distance(colour(`state-${state}`), colour('background'), VISIONS.ordinary!), state).toBeGreaterThanOrEqual(30);
  });
});

it('has red for a call in Classic only', () => {
  const isRed = (hex: string): boolean => Number.parseInt(hex.slice(1, 3), 16) > Number.parseInt(hex.slice(5, 7), 16);
  for (const [name, tokens] of Object.entries(themes)) expect(isRed(tokens['--state-oncall']!), name).toBe(name.endsWith('classic'));
});
