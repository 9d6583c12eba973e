import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardSurface } from '../../src/board/board-surface';

let answer: unknown;
const asked: string[] = [];
vi.mock('../../src/connection/server-probe', () => ({
  fetchBoardPage: (address: string) => {
    asked.push(address);
    return Promise.resolve(answer);
  },
}));

const { BuildUpdater } = await import('../../src/board/build-updater');
const reload = vi.fn(() => Promise.resolve());
const stage = (kept?: string): BoardSurface =>
  ({ address: '/wall/sales', build: 'old', screen: { board: 'sales', page: { dataset: { kept } } } }) as unknown as BoardSurface;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  asked.length = 0;
  reload.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('newBuild_ServerRestartedWithAnother_ReloadsOnceSomeSecondsLater', async () => {
  answer = { build: 'new' };
  const watched = new BuildUpdater(() => stage(), reload);
  watched.observeEpoch('e1');
  watched.observeEpoch('e1');
  await vi.advanceTimersByTimeAsync(100_000);
  expect(asked).toEqual([]);

  watched.observeEpoch('e2');
  watched.observeEpoch('e2');
  await vi.advanceTimersByTimeAsync(34_000);
  expect(reload).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(asked).toEqual(['/wall/sales']);
  expect(reload).toHaveBeenCalledTimes(1);
});

it.each([[{ build: 'old' }], ['unreachable'], ['not-a-board'], ['not-found']])(
  'newBuild_ServerThatAnswers %j_StaysOnThePageThereIs',
  async (told) => {
    answer = told;
    const watched = new BuildUpdater(() => stage(), reload);
    watched.observeEpoch('e1');
    watched.observeEpoch('e2');
    await vi.advanceTimersByTimeAsync(100_000);
    expect(asked.length).toBe(1);
    expect(reload).not.toHaveBeenCalled();
  },
);

it('newBuild_PageThatWasKept_LooksAtTheFirstFrame', async () => {
  answer = { build: 'new' };
  new BuildUpdater(() => stage(''), reload).observeEpoch('e1');
  await vi.advanceTimersByTimeAsync(100_000);
  expect(reload).toHaveBeenCalledTimes(1);
});
