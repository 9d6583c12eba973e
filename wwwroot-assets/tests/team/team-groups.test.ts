// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import type { BoardStore } from '../../src/connection/board-store';
import type { Extension } from '../../src/model/frames';
import { TeamFilter } from '../../src/team/team-filter';
import { TeamGroups } from '../../src/team/team-groups';
import { extension, find, NOW, render, slot, storeOf } from '../support/board';

const PAGE = `<input id="search" /><button data-filter="Idle">Free 3</button><button data-filter="busy">Busy</button>
  <div data-groups><section data-team-group="Sales"><ul data-list="team"></ul></section>
  <p data-empty="team" hidden><span data-slot="term"></span></p></div>`;
let groups: TeamGroups | undefined;
const sections = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-team-group]')]
    .filter((section) => !section.hidden)
    .map((section) => section.dataset.teamGroup);
const rows = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-team-group] [data-key]')].filter((row) => !row.hidden).map((row) => row.dataset.key);

function view(...extensions: Extension[]): BoardStore {
  vi.stubGlobal('location', { search: '', pathname: '/team/sales' });
  vi.stubGlobal('history', { replaceState: vi.fn() });
  render(PAGE, 'team-group', 'team-row');
  const store = storeOf({ extensions });
  groups = new TeamGroups(find('[data-groups]'), store, new TeamFilter());
  groups.show(true);
  groups.tick(NOW);
  return store;
}
function search(term: string): void {
  find<HTMLInputElement>('#search').value = term;
  find('#search').dispatchEvent(new Event('input'));
}
afterEach(() => groups?.stop());

const jane = extension('101', { name: 'Jane', team: 'Sales' });
const anna = extension('102', { name: 'Anna', team: 'Accounts' });
const none = extension('103', { name: 'Zoë' });

it('show_Teams_AreInOrderAndThoseWithoutLast', () => {
  view(jane, anna, none);
  expect(sections()).toEqual(['Accounts', 'Sales', '']);
  expect(slot(find('[data-team-group=""]'), 'team')).toBe('No team');
});

it('show_TeamThatIsGone_IsRemoved', () => {
  const store = view(jane, anna);
  store.extensions.delete(jane.key);
  groups?.show(false);
  expect(sections()).toEqual(['Accounts']);
});

it('tick_States_AreThoseShown', () => {
  view(jane);
  expect(groups?.tick(NOW)).toEqual(['Idle']);
});

it('search_Term_LeavesThoseFoundAndHidesEmptyGroups', () => {
  view(jane, anna, none);
  search('zoe');
  expect([sections(), rows()]).toEqual([[''], [none.key]]);
  search('sales 101');
  expect(rows()).toEqual([jane.key]);
});

it('search_WithoutResult_SaysWhatWasSearched', () => {
  view(jane);
  search('nowhere');
  expect([rows(), find('[data-empty]').hidden, slot(document, 'term')]).toEqual([[], false, 'nowhere']);
});

it('filter_Chip_ShowsThoseInThatStateAndIsPressed', () => {
  view(jane, { ...anna, state: 'OnCall' });
  find('[data-filter="busy"]').click();
  expect(rows()).toEqual([anna.key]);
  expect([...document.querySelectorAll('[data-filter]')].map((chip) => chip.getAttribute('aria-pressed'))).toEqual(['false', 'true']);
});
