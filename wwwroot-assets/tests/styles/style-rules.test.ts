// Rules that hold for every style sheet: one place of colours and sizes, and forced colours.

import { expect, it } from 'vitest';
import { declarations, readStyle, styleNames } from '../support/styles';

const SHOWN = ['Idle', 'DoNotDisturb', 'Dialing', 'Ringing', 'OnCall', 'OnHold', 'Offline', 'Unknown'];
const others = styleNames().filter((name) => !/^base.(tokens|themes)$/.test(name));

it('names a state differently by its border in forced colours', () => {
  const css = readStyle('base/forced-colors');
  const borders = SHOWN.map((state) => {
    const { border, 'border-block': block } = declarations(css, `.tile[data-shown='${state}']`);
    return `${border} ${block}`.replace(/\b[A-Z]\w+/g, '');
  });
  expect(new Set(borders).size).toBe(SHOWN.length);
});

it.each(others)('%s takes its colours from the tokens', (name) => {
  // Black and white are absolute: a dark screen, a code to photograph. The margins of a printed page know no custom properties.
  const css = readStyle(name).replace(/@page\s*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '');
  expect(css.match(/#(?!(?:000|fff)\b)[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi) ?? []).toEqual([]);
});

it.each(others)('%s takes its sizes of type from the scale', (name) => {
  // A paired display scales by its screen alone.
  expect(readStyle(name).match(/font-size: [\d.]+(?:px|rem);/g) ?? []).toEqual([]);
});

it('has six sizes of type', () => {
  expect(Object.keys(declarations(readStyle('base/tokens'), ':root')).filter((name) => name.startsWith('--size-'))).toHaveLength(6);
});
