import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TeamFilter } from '../../src/team/team-filter';
import { shortcuts } from '../../src/shared/keyboard-shortcuts';
import { TeamGroups } from '../../src/team/team-groups';
import { BoardStore } from '../../src/connection/board-store';
import { FakeElement } from '../support/elements';

let [input, idle] = [new FakeElement(), new FakeElement()];
const replaceState = vi.fn();
const slash = () => shortcuts.all.find(({ key }) => key === '/');

beforeEach(() => {
  [input, idle] = [new FakeElement(), new FakeElement()];
  idle.dataset.filter = 'Idle';
  vi.stubGlobal('document', new FakeElement({ '#search': [input], '[data-filter]': [idle] }));
  vi.stubGlobal('location', { search: '', pathname: '/team/sales' });
  vi.stubGlobal('history', { replaceState });
});
afterEach(() => vi.unstubAllGlobals());

it('finder_ItsKey_IsListedAndLeadsToTheField', () => {
  const finder = new TeamFilter();
  expect(slash()?.description).toBe('Search by name, number or team');
  slash()?.run();
  expect(input.focus).toHaveBeenCalledTimes(1);
  finder.stop();
});

it('finder_Escape_ClearsTheField', () => {
  const finder = new TeamFilter();
  input.value = 'jane';
  input.says('keydown', { key: 'j' });
  expect(finder.term).toBe('jane');
  input.says('keydown', { key: 'Escape' });
  expect(finder.term).toBe('');
  finder.stop();
});

it.each([
  ['E\u0301mile', 'Émile'],
  ['\u202A203\u202C', '203'],
  ['Jane\u00A0Toby', 'Jane Toby'],
])('finder_Typed %s_IsLookedForAs %s', (typed, term) => {
  const finder = new TeamFilter();
  input.value = typed;
  expect(finder.term).toBe(term);
  finder.stop();
});

it('people_Stopped_LetGoOfFieldChipsAndKey', () => {
  const finder = new TeamFilter();
  const people = new TeamGroups(new FakeElement() as unknown as HTMLElement, new BoardStore(), finder);
  const changed = vi.fn();
  finder.onChange = changed;
  const tell = (): void => {
    input.says('input');
    input.says('keydown', { key: 'Escape' });
    idle.says('click');
  };
  tell();
  expect(changed).toHaveBeenCalledTimes(3);
  expect(finder.filter).toBe('Idle');

  people.stop();
  tell();

  expect(changed).toHaveBeenCalledTimes(3);
  expect(slash()).toBeUndefined();
});

// A page is replaced in place: the shortcut must not focus the removed field.
it('finder_OfThePageThatReplacesOne_HasTheKey', () => {
  const before = new TeamFilter();
  const gone = input;
  before.stop();
  input = new FakeElement();
  vi.stubGlobal('document', new FakeElement({ '#search': [input] }));
  const now = new TeamFilter();

  slash()?.run();

  expect(gone.focus).not.toHaveBeenCalled();
  expect(input.focus).toHaveBeenCalledTimes(1);
  now.stop();
});
