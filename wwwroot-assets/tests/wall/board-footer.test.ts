// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { shortcuts } from '../../src/shared/keyboard-shortcuts';
import { BoardFooter } from '../../src/wall/board-footer';
import { PageRotation } from '../../src/wall/page-rotation';
import { extension, find, NOW, render, slot } from '../support/board';

const onTurn = vi.fn();
const key = (name: string) => shortcuts.all.find((shortcut) => shortcut.key === name);
let footer: BoardFooter;
const rotation = (pages: number): PageRotation => {
  const made = new PageRotation();
  made.setPageCount(pages, NOW);
  return made;
};

beforeEach(() => {
  onTurn.mockClear();
  render(
    '<footer><span data-slot="page"></span><span data-slot="dots"></span><i data-slot="progress"></i><span data-slot="elsewhere"></span></footer>',
  );
  Object.assign(find('[data-slot="progress"]'), { getAnimations: () => [], animate: vi.fn() });
  footer = new BoardFooter(find('footer'), onTurn);
});
afterEach(() => footer.stop());

it('show_SeveralPages_NamesThePageAndStartsTheProgress', () => {
  footer.show(rotation(3), NOW);
  expect([slot(document, 'page'), find('footer').dataset.on]).toEqual(['Page 1 of 3', 'all']);
  expect([...find('[data-slot="dots"]').children].map((dot) => dot.className)).toEqual(['is-here', '', '']);
  expect(find('[data-slot="progress"]').animate).toHaveBeenCalledWith(expect.anything(), { duration: 12_000, fill: 'forwards' });
});

it('show_SamePageAgain_LeavesTheProgressAlone', () => {
  const pages = rotation(2);
  footer.show(pages, NOW);
  footer.show(pages, NOW + 1_000);
  expect(find('[data-slot="progress"]').animate).toHaveBeenCalledTimes(1);
});

it('show_SeveralPages_TakesTheKeysThatTurnThem', () => {
  footer.show(rotation(2), NOW);
  for (const name of ['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp']) key(name)?.run();
  expect(onTurn.mock.calls).toEqual([[1], [1], [-1], [-1]]);
});

it('show_OnePage_ReleasesTheKeys', () => {
  footer.show(rotation(2), NOW);
  footer.show(rotation(1), NOW);
  expect([key('ArrowRight'), find('footer').dataset.on]).toEqual([undefined, '']);
});

it('showRinging_MoreThanTwo_NamesTwoAndCountsTheRest', () => {
  const ringing = ['101', '102', '103'].map((number, page) => ({ row: extension(number), since: page === 1 ? null : NOW - 5_000, page }));
  footer.showRinging(ringing, NOW);
  expect(slot(document, 'elsewhere')).toBe('Also ringing: Name 101 101 0:05 — page 1 · Name 102 102 — page 2 · +1 more');
  footer.showRinging([], NOW);
  expect(slot(document, 'elsewhere')).toBe('');
});
