// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { cloneTemplate, findList, replaceContent, setAttribute, setIcon, setText } from '../../src/shared/dom-slots';
import { find, render } from '../support/board';

beforeEach(() => void render('<ul data-list="a"><li data-key="1"><b data-slot="name">Jane</b></li></ul>', 'leg'));

it('setText_SameText_KeepsItsNode', () => {
  const name = find('[data-slot="name"]');
  const before = name.firstChild;
  setText(document, 'name', 'Jane');
  expect(name.firstChild).toBe(before);
  setText(document, 'name', 'Anna');
  expect(name.textContent).toBe('Anna');
});

it('setText_SlotThatIsMissing_DoesNothing', () => expect(() => setText(document, 'nowhere', 'x')).not.toThrow());

it('setAttribute_Null_RemovesIt', () => {
  const row = find('[data-key]');
  setAttribute(row, 'data-state', 'Idle');
  expect(row.dataset.state).toBe('Idle');
  setAttribute(row, 'data-state', null);
  expect(row.hasAttribute('data-state')).toBe(false);
});

it('setIcon_OfAState_RefersToItsSymbol', () => {
  const row = cloneTemplate('leg');
  setIcon(row, 'Ringing');
  expect(row.querySelector('use')?.getAttribute('href')).toBe('#shape-Ringing');
});

it('replaceContent_OldChildren_AreGone', () => {
  const list = findList('a') as HTMLElement;
  replaceContent(list, document.createElement('hr'), document.createTextNode('x'));
  expect(list.innerHTML).toBe('<hr>x');
});

it('cloneTemplate_Twice_GivesTwoElements', () => {
  const [a, b] = [cloneTemplate('leg'), cloneTemplate('leg')];
  expect(a).not.toBe(b);
  expect(a.className).toBe('leg');
});

it('cloneTemplate_UnknownName_Throws', () => expect(() => cloneTemplate('nowhere')).toThrow('template-nowhere'));
it('findList_UnknownName_IsNull', () => expect(findList('nowhere')).toBeNull());
