// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { refreshDisplays } from '../../src/displays/display-list';
import { find, render } from '../support/board';

const item = (id: string, live: string, connected: string): string =>
  `<li data-id="${id}" data-connected="${connected}"><span data-live="seen">${live}</span><details><input value="" /></details></li>`;
const list = (...items: string[]): string => `<ul data-displays>${items.join('')}</ul>`;
const fresh = (...items: string[]): Document => new DOMParser().parseFromString(list(...items), 'text/html');

beforeEach(() => void render(list(item('1', 'now', 'yes'), item('2', 'now', 'yes'))));

it('refreshDisplays_SameSet_CopiesLiveValuesAndKeepsInputs', () => {
  find<HTMLInputElement>('[data-id="1"] input').value = 'Lobby';
  refreshDisplays(document, fresh(item('1', '5 min ago', 'no'), item('2', 'now', 'yes')));
  expect([find('[data-id="1"] [data-live]').textContent, find('[data-id="1"]').dataset.connected]).toEqual(['5 min ago', 'no']);
  expect(find<HTMLInputElement>('[data-id="1"] input').value).toBe('Lobby');
});

it('refreshDisplays_AnotherSet_ReplacesTheList', () => {
  refreshDisplays(document, fresh(item('2', 'now', 'yes'), item('3', 'now', 'yes')));
  expect([...document.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.dataset.id)).toEqual(['2', '3']);
});

it('refreshDisplays_AnotherSetWhileAFormIsOpen_LeavesTheList', () => {
  find('[data-id="1"] details').setAttribute('open', '');
  refreshDisplays(document, fresh(item('3', 'now', 'yes')));
  expect(document.querySelectorAll('[data-id]')).toHaveLength(2);
});

it('refreshDisplays_AnotherSetWhileAFieldHasTheFocus_LeavesTheList', () => {
  find('[data-id="1"] input').focus();
  refreshDisplays(document, fresh());
  expect(document.querySelectorAll('[data-id]')).toHaveLength(2);
});

it('refreshDisplays_PageWithoutAList_ChangesNothing', () => {
  refreshDisplays(document, new DOMParser().parseFromString('<p>Sign in</p>', 'text/html'));
  expect(document.querySelectorAll('[data-id]')).toHaveLength(2);
});
