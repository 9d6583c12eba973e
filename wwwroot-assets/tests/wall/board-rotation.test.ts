// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardSurface } from '../../src/board/board-surface';
import type { BuildUpdater } from '../../src/board/build-updater';
import { find, render } from '../support/board';

const answers = new Map<string, unknown>();
const asked: string[] = [];
vi.mock('../../src/connection/server-probe', () => ({
  fetchBoardPage: (address: string, board: string) => {
    asked.push(address);
    return Promise.resolve(answers.get(board) ?? 'unreachable');
  },
}));
vi.resetModules();
const { BoardRotation } = await import('../../src/wall/board-rotation');
const { shortcuts } = await import('../../src/shared/keyboard-shortcuts');

const scheduleCheck = vi.fn();
const shown: string[] = [];
const press = (key: string) => shortcuts.all.find((shortcut) => shortcut.key === key)?.run();
let surface: { screen: { board: string; page: HTMLElement }; address: string; build: string };

beforeEach(() => {
  vi.useFakeTimers();
  answers.clear();
  asked.length = shown.length = 0;
  scheduleCheck.mockClear();
  render('<main><span data-slot="turn" hidden></span></main>');
  surface = { screen: { board: 'everyone', page: find('main') }, address: '/wall/everyone?rotate=sales,support', build: 'b1' };
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
});

function rotate(search = '?rotate=sales,support&every=10&theme=light'): void {
  vi.stubGlobal('location', { search });
  const fadeTo = ({ board }: { board: string }, address: string): Promise<void> => {
    shown.push(`${board} ${address}`);
    surface.screen = { board, page: find('main') };
    return Promise.resolve();
  };
  new BoardRotation(
    Object.assign(surface, { replaceWithFade: fadeTo }) as unknown as BoardSurface,
    { scheduleCheck } as unknown as BuildUpdater,
  ).start();
}
const page = (board: string, build = 'b1') => answers.set(board, { board, build });
const turn = (): string | null => find('[data-slot="turn"]').textContent;

it('start_EachInterval_ShowsTheNextBoardAndComesBack', async () => {
  for (const board of ['everyone', 'sales', 'support']) page(board);
  rotate();
  expect([turn(), find('[data-slot="turn"]').hidden]).toEqual(['1/3', false]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(shown.map((each) => each.split(' ')[0])).toEqual(['sales', 'support', 'everyone']);
  expect(shown[0]).toContain('wall/sales?theme=light');
  expect(shown[2]).toBe('everyone /wall/everyone?rotate=sales,support');
});

it('turn_BoardThatIsNotFound_IsLeftOutFromThenOn', async () => {
  page('support');
  answers.set('sales', 'not-found');
  rotate();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([shown.map((each) => each.split(' ')[0]), turn()]).toEqual([['support'], '2/2']);
});

it('turn_ServerThatDoesNotRespond_StaysOnTheBoard', async () => {
  rotate();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([shown, asked.length, turn()]).toEqual([[], 1, '1/3']);
});

it('turn_PageOfAnotherBuild_SchedulesAReload', async () => {
  page('sales', 'b2');
  rotate();
  await vi.advanceTimersByTimeAsync(10_000);
  expect([shown, scheduleCheck.mock.calls.length]).toEqual([[], 1]);
});

it('pause_Space_StopsAndContinues', async () => {
  page('sales');
  rotate();
  press(' ');
  expect(turn()).toBe('1/3 stopped');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(shown).toEqual([]);
  press(' ');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown).toHaveLength(1);
});

it('next_KeyN_TurnsAtOnce', async () => {
  page('sales');
  rotate();
  press('n');
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toHaveLength(1);
});

it('start_OneBoard_DoesNothing', async () => {
  rotate('?every=10');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
});
