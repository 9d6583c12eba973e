// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BoardScreen as Screen, ScreenPart } from '../../src/board/board-screen';
import type { ConnectionState } from '../../src/model/connection-state';
import type { Frame } from '../../src/model/frames';
import { find, iso, NOW, render, slot, snapshot, extension } from '../support/board';

interface FakeConnection {
  board: string;
  onFrame: (frame: Frame) => boolean;
  onState: (state: ConnectionState) => void;
  query: string;
  calls: string[];
}
const made: FakeConnection[] = [];
let paint: (() => void)[] = [];

vi.mock('../../src/connection/board-connection', () => ({
  BoardConnection: class {
    private readonly it: FakeConnection;
    constructor(board: string, onFrame: FakeConnection['onFrame'], onState: FakeConnection['onState'], _: unknown, query: string) {
      made.push((this.it = { board, onFrame, onState, query, calls: [] }));
    }
    start = () => this.it.calls.push('start');
    stop = () => this.it.calls.push('stop');
    check = () => this.it.calls.push('check');
    reopen = () => this.it.calls.push('reopen');
    send = (...message: unknown[]) => this.it.calls.push(`send ${message.join()}`);
    on = (method: string) => this.it.calls.push(`on ${method}`);
  },
}));
vi.mock('../../src/shared/after-paint', () => ({ afterPaint: (done: () => void) => paint.push(done) }));

vi.resetModules();
const { BoardScreen } = await import('../../src/board/board-screen');
const part = { show: vi.fn(), tick: vi.fn((): void => undefined), painted: vi.fn(), stop: vi.fn() };
const beat = (version: number): Frame => ({ kind: 'beat', epoch: 'e1', version, at: iso(5), seen: {} });
let screen: Screen;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  made.length = 0;
  paint = [];
  for (const method of Object.values(part)) method.mockClear();
  render(`<main data-page="wall" data-now="${iso(0)}" data-served><span data-slot="link"></span></main>`);
  screen = new BoardScreen(find('main'), 'sales', () => [part as ScreenPart]);
});
afterEach(() => {
  screen.stop();
  vi.useRealTimers();
});
const link = (): string => slot(document, 'link');

it('snapshot_IsDrawnCompletelyAndReportedOnceItIsPainted', () => {
  expect(made[0]?.onFrame(snapshot({ extensions: [extension('101')] }))).toBe(true);
  expect(part.show).toHaveBeenCalledExactlyOnceWith(true);
  expect(part.tick).toHaveBeenCalledTimes(1);
  expect(find('main').dataset).toMatchObject({ version: '1' });
  expect(find('main').hasAttribute('data-served')).toBe(false);
  expect(part.painted).not.toHaveBeenCalled();
  paint.forEach((done) => done());
  expect(part.painted).toHaveBeenCalledTimes(1);
});

it('delta_IsDrawnCompletelyOnlyAfterARename', () => {
  made[0]?.onFrame(snapshot({ extensions: [extension('101')] }));
  made[0]?.onFrame({ ...beat(2), kind: 'delta', extensions: [extension('101', { state: 'OnCall' })] } as Frame);
  expect(part.show).toHaveBeenLastCalledWith(false);
  made[0]?.onFrame({ ...beat(3), kind: 'delta', extensions: [extension('101', { name: 'Jane' })] } as Frame);
  expect(part.show).toHaveBeenLastCalledWith(true);
});

it('beat_OnlyTicks', () => {
  made[0]?.onFrame(snapshot());
  part.show.mockClear();
  made[0]?.onFrame(beat(1));
  expect([part.show.mock.calls.length, part.tick.mock.calls.length]).toEqual([0, 2]);
});

it('frameThatDoesNotFollow_IsRefusedAndNotDrawn', () => {
  expect(made[0]?.onFrame(beat(1))).toBe(false);
  expect(part.tick).not.toHaveBeenCalled();
});

it('start_TicksEachSecondOnceThereIsAFrame', () => {
  screen.start();
  vi.advanceTimersByTime(2_000);
  expect(part.tick).not.toHaveBeenCalled();
  made[0]?.onFrame(snapshot());
  vi.advanceTimersByTime(3_000);
  expect(part.tick).toHaveBeenCalledTimes(4);
  expect(made[0]?.calls.filter((call) => call === 'check')).toHaveLength(6);
});

it('markStale_OfALiveConnection_HoldsUntilAFrameIsPainted', () => {
  made[0]?.onFrame(snapshot());
  made[0]?.onState('live');
  expect(link()).toBe('Live');
  screen.markStale();
  expect(link()).toContain('No news');
  paint.forEach((done) => done());
  expect(link()).toBe('Live');
});

it('reconnect_OnlyALiveConnection_IsReplaced', () => {
  screen.reconnect();
  expect(made[0]?.calls).not.toContain('reopen');
  made[0]?.onState('live');
  screen.reconnect();
  expect(made[0]?.calls).toContain('reopen');
});

it('restore_CachedSnapshot_IsShownAsLostUntilAFrameArrives', () => {
  screen.restore(snapshot({ version: 7 }), 0);
  expect(part.show).toHaveBeenCalledTimes(1);
  expect(link()).toContain('Connection lost');
  screen.restore(snapshot({ version: 8 }), 0);
  expect(screen.store.version).toBe(7);
});

it('stop_StopsPartsAndTicksAndIgnoresLatePaints', () => {
  screen.start();
  made[0]?.onFrame(snapshot());
  screen.stop();
  part.tick.mockClear();
  vi.advanceTimersByTime(5_000);
  paint.forEach((done) => done());
  expect([part.stop.mock.calls.length, part.tick.mock.calls.length, part.painted.mock.calls.length]).toEqual([1, 0, 0]);
});

it('connection_OfADisplay_NamesItsCookie', () => {
  find('main').dataset.display = '';
  const display = new BoardScreen(find('main'), 'sales', () => []);
  expect([made[0]?.query, made[1]?.query]).toEqual(['', '?display']);
  display.send('Report', 1);
  display.on('Reload', () => undefined);
  expect(made[1]?.calls).toEqual(['send Report,1', 'on Reload']);
});
