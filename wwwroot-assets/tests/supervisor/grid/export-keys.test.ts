// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { shortcuts } from '../../../src/shared/keyboard-shortcuts';
import { ExportKeys } from '../../../src/supervisor/grid/export-keys';
import { find, render } from '../../support/board';

const pressed: string[] = [];
const press = (key: string) => shortcuts.all.find((shortcut) => shortcut.key === key)?.run();

beforeEach(() => {
  pressed.length = 0;
  const grid = (name: string, chosen = ''): string =>
    `<div data-grid="${name}" ${chosen}><button data-out="xlsx"></button><button data-out="print"></button><input /></div>`;
  render(`<main data-theme="dark">${grid('calls')}${grid('extensions', 'data-chosen')}</main>`);
  for (const link of document.querySelectorAll<HTMLElement>('[data-out]')) {
    link.addEventListener('click', () => pressed.push(`${link.parentElement?.dataset.grid} ${link.dataset.out}`));
  }
  new ExportKeys(find('main')).listen();
});

it('keys_WithoutFocus_ExportTheChosenGrid', () => {
  press('x');
  press('o');
  expect(pressed).toEqual(['extensions xlsx', 'extensions print']);
});

it('keys_WithFocusInAGrid_ExportThatGrid', () => {
  find('[data-grid="calls"] input').focus();
  press('x');
  expect(pressed).toEqual(['calls xlsx']);
});

it('print_OfThePage_IsLightAndDarkAgainAfterwards', () => {
  window.dispatchEvent(new Event('beforeprint'));
  expect(find('main').dataset.theme).toBe('light');
  window.dispatchEvent(new Event('afterprint'));
  expect(find('main').dataset.theme).toBe('dark');
});
