// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardPage } from '../../src/connection/server-probe';
import { find } from '../support/board';

const screens: { page: HTMLElement; board: string; isStopped: boolean; isStarted: boolean }[] = [];
vi.mock('../../src/board/board-screen', () => ({
  BoardScreen: class {
    isStopped = false;
    isStarted = false;
    constructor(
      readonly page: HTMLElement,
      readonly board: string,
    ) {
      screens.push(this);
    }
    start = () => (this.isStarted = true);
    stop = () => (this.isStopped = true);
  },
}));
let isStill = false;
vi.mock('../../src/shared/reduced-motion', () => ({ prefersReducedMotion: () => isStill }));

vi.resetModules();
const { BoardSurface } = await import('../../src/board/board-surface');

function next(board: string): BoardPage {
  const page = new DOMParser().parseFromString(`<main data-page data-board="${board}" data-build="b2"></main>`, 'text/html');
  return { document: page, page: page.querySelector('main') as HTMLElement, title: board, build: 'b2' };
}

beforeEach(() => {
  screens.length = 0;
  isStill = false;
  document.title = 'sales';
  document.body.innerHTML = '<main data-page data-board="sales" data-build="b1"></main><dialog></dialog>';
});
afterEach(() => void Reflect.deleteProperty(document, 'startViewTransition'));

const surface = () => new BoardSurface(find('main'), () => [], '/wall/sales');

it('new_Page_StartsItsScreen', () => {
  const { build, screen } = surface();
  expect([build, screen.board, screens[0]?.isStarted]).toEqual(['b1', 'sales', true]);
});

it('replace_AnotherBoard_StopsTheScreenAndKeepsTheRestOfThePage', () => {
  const it = surface();
  it.replace(next('support'), '/wall/support');
  expect(screens.map(({ board, isStopped }) => [board, isStopped])).toEqual([
    ['sales', true],
    ['support', false],
  ]);
  expect([document.title, it.address, find('main').dataset.board]).toEqual(['support', '/wall/support', 'support']);
  expect(document.querySelector('dialog')).not.toBeNull();
  expect(it.build).toBe('b1');
});

it.each([
  ['with transitions', true, false, 1],
  ['where motion is reduced', true, true, 0],
  ['without transitions', false, false, 0],
])('replaceWithFade_%s_Replaces', async (_, hasTransitions, still, faded) => {
  isStill = still;
  const start = vi.fn((update: () => void) => {
    update();
    return { ready: Promise.reject(new Error('skipped')), updateCallbackDone: Promise.resolve() };
  });
  if (hasTransitions) Object.assign(document, { startViewTransition: start });
  await surface().replaceWithFade(next('support'), '/wall/support');
  expect(find('main').dataset.board).toBe('support');
  expect(start).toHaveBeenCalledTimes(faded);
});
