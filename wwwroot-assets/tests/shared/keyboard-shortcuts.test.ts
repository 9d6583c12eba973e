import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { KeyboardShortcuts } from '../../src/shared/keyboard-shortcuts';
import { FakeElement } from '../support/elements';

const page = new FakeElement();
let keys: KeyboardShortcuts;
let open: FakeElement[];
const act = vi.fn();

beforeEach(() => {
  act.mockClear();
  open = [];
  vi.stubGlobal('Element', FakeElement);
  vi.stubGlobal(
    'document',
    Object.assign(new EventTarget(), { querySelector: (selector: string) => (selector === 'dialog[open]' ? (open[0] ?? null) : null) }),
  );
  keys = new KeyboardShortcuts();
  keys.register({ key: 'a', description: 'Something', run: act });
  keys.listen();
});
afterEach(() => vi.unstubAllGlobals());

const press = (key: string, more: object = {}, target: FakeElement = page): boolean => {
  const event = Object.defineProperty(Object.assign(new Event('keydown', { cancelable: true }), { key, ...more }), 'target', {
    value: target,
  });
  document.dispatchEvent(event);
  return event.defaultPrevented;
};

it('shortcuts_OneThatIsTaken_DoesItAndIsLeftToNobodyElse', () => {
  expect([press('a'), press('A'), press('b')]).toEqual([true, true, false]);
  expect(act).toHaveBeenCalledTimes(2);
});

it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }])('shortcuts_With %j_DoNothing', (more) => {
  expect(press('a', more)).toBe(false);
  expect(act).not.toHaveBeenCalled();
});

it.each(['input', 'textarea', 'select'])('shortcuts_TypedInto %s_AreLetters', (tag) => {
  expect(press('a', {}, new FakeElement({}, tag))).toBe(false);
  expect(act).not.toHaveBeenCalled();
});

it('shortcuts_UnderAnOpenDialog_DoNothing', () => {
  open = [new FakeElement()];
  press('a');
  expect(act).not.toHaveBeenCalled();
});

it('shortcuts_TakenBack_DoNothingAndAreListedNoMore', () => {
  const release = keys.register({ key: 'b', description: 'Else', run: act });
  release();
  expect(press('b')).toBe(false);
  expect(keys.all.map(({ key }) => key)).toEqual(['a', '?']);
});
