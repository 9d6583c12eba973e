import { afterEach, beforeEach, expect, it, vi } from 'vitest';

interface Observer {
  next: (frame: unknown) => void;
  error: () => void;
}

const built: object[] = [];
const orders = new Map<string, (...args: unknown[]) => void>();
let end: Observer;
let start: () => Promise<void>;
let answer: (take: (frame: unknown) => void) => void = () => undefined;

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1 },
  HubConnectionState: { Connected: 'Connected' },
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    withUrl() {
      return this;
    }
    configureLogging() {
      return this;
    }
    build() {
      const connection = {
        start: () => start(),
        stop: () => Promise.resolve(),
        onclose: () => undefined,
        on: (order: string, act: (...args: unknown[]) => void) => orders.set(order, act),
        stream: () => ({
          subscribe(observer: Observer) {
            end = observer;
            answer(observer.next);
            return { dispose: () => undefined };
          },
        }),
      };
      built.push(connection);
      return connection;
    }
  },
}));

const { Link } = await import('../src/link');

let hours = 0;

beforeEach(() => {
  built.length = 0;
  answer = () => undefined;
  // Each later than the one before: the page's own clock never goes back.
  vi.useFakeTimers({ now: Date.now() + ++hours * 3_600_000 });
  vi.stubGlobal('document', { addEventListener: () => undefined });
  vi.stubGlobal('window', { addEventListener: () => undefined });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function triesInAMinute(onFrame: () => boolean = () => true): Promise<number> {
  const link = new Link('everyone', onFrame, () => undefined);
  link.start();
  for (let second = 0; second < 60; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    link.check();
  }
  return built.length;
}

it('link_HandshakeNeverAnswered_TriesAgain', async () => {
  start = () => new Promise(() => undefined);
  expect(await triesInAMinute()).toBeGreaterThan(1);
});

it('link_StreamWithoutASnapshot_TriesAgain', async () => {
  start = () => Promise.resolve();
  expect(await triesInAMinute()).toBeGreaterThan(1);
});

it('link_FramesThatWaitedWhileTheMachineSlept_AreNotDrawnAndASnapshotIsAskedFor', async () => {
  start = () => Promise.resolve();
  let take: (frame: unknown) => void = () => undefined;
  answer = (next) => (take = next);
  const drawn: unknown[] = [];
  const link = new Link('everyone', (frame) => drawn.push(frame) > 0, () => undefined);
  link.start();
  await vi.advanceTimersByTimeAsync(1000);
  link.check();
  take('before');
  vi.setSystemTime(Date.now() + 60_000);
  for (let frame = 0; frame < 100; frame++) take('queued');
  await vi.advanceTimersByTimeAsync(6_000);
  take('after');
  expect(drawn).toEqual(['before', 'after']);
  expect(built.length).toBe(2);
});

it('link_PageThatIsFrozen_ClosesItsLineAndOpensAnotherWhenItGoesOn', async () => {
  start = () => Promise.resolve();
  const heard = new Map<string, () => void>();
  vi.stubGlobal('document', { addEventListener: (name: string, act: () => void) => heard.set(name, act) });
  let take: (frame: unknown) => void = () => undefined;
  answer = (next) => (take = next);
  const drawn: unknown[] = [];
  new Link('everyone', (frame) => drawn.push(frame) > 0, () => undefined).start();
  await vi.advanceTimersByTimeAsync(0);
  heard.get('freeze')?.();
  take('queued');
  expect(built.length).toBe(1);
  heard.get('resume')?.();
  await vi.advanceTimersByTimeAsync(0);
  take('after');
  expect(drawn).toEqual(['after']);
  expect(built.length).toBe(2);
});

it('link_RefusedForAMinute_BacksOff', async () => {
  start = () => Promise.reject(new Error('refused'));
  const tries = await triesInAMinute();
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(22);
});

it('link_FrameThatCannotBeDrawn_AsksAnewAndBacksOff', async () => {
  start = () => Promise.resolve();
  answer = (take) => void Promise.resolve().then(() => take({}));
  vi.spyOn(console, 'error').mockReturnValue();
  const tries = await triesInAMinute(() => {
    throw new Error('no such template');
  });
  expect(tries).toBeGreaterThan(5);
  expect(tries).toBeLessThan(22);
});

it('link_StreamThatTheHubEnds_AsksWhetherItWasTheHostsWord', async () => {
  start = () => Promise.resolve();
  const doubt = vi.fn();
  new Link('everyone', () => true, () => undefined, doubt).start();
  await vi.advanceTimersByTimeAsync(0);
  expect(doubt).not.toHaveBeenCalled();
  end.error();
  expect(doubt).toHaveBeenCalledTimes(1);
  end.error();
  expect(doubt).toHaveBeenCalledTimes(1);
});

it('link_Refused_AsksWhetherItWasTheHostsWord', async () => {
  start = () => Promise.reject(new Error('refused'));
  const doubt = vi.fn();
  new Link('everyone', () => true, () => undefined, doubt).start();
  await vi.advanceTimersByTimeAsync(0);
  expect(doubt).toHaveBeenCalledTimes(1);
});

it('link_OrderOfTheHub_IsDoneOnEachLine', async () => {
  start = () => Promise.resolve();
  const done: unknown[] = [];
  const link = new Link('everyone', () => true, () => undefined);
  link.on('Identify', (name) => done.push(name));
  link.start();
  await vi.advanceTimersByTimeAsync(0);
  orders.get('Identify')?.('Lobby');
  orders.clear();
  link.reopen(0);
  await vi.advanceTimersByTimeAsync(0);
  orders.get('Identify')?.('Lobby');
  expect(done).toEqual(['Lobby', 'Lobby']);
});
