import { afterEach, beforeEach, expect, it, vi } from 'vitest';

interface Observer {
  next: (frame: unknown) => void;
  error: () => void;
}

const built: object[] = [];
const urls: string[] = [];
const transports: number[] = [];
const orders = new Map<string, (...args: unknown[]) => void>();
let end: Observer;
let start: (transport: number) => Promise<void>;
let answer: (take: (frame: unknown) => void) => void = () => undefined;

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1, ServerSentEvents: 2, LongPolling: 4 },
  HubConnectionState: { Connected: 'Connected' },
  LogLevel: { None: 6 },
  HubConnectionBuilder: class {
    private transport = 0;
    withUrl(url: string, { transport }: { transport: number }) {
      urls.push(url);
      transports.push((this.transport = transport));
      return this;
    }
    configureLogging() {
      return this;
    }
    build() {
      const connection = {
        start: () => start(this.transport),
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

const { BoardConnection } = await import('../../src/connection/board-connection');

const fetched: string[] = [];
let snapshot: object | null;
let hours = 0;
const refused = (): Promise<void> => Promise.reject(new Error('refused'));
const unreachable = (): Promise<void> =>
  Promise.reject(Object.assign(new Error('no server'), { errorType: 'FailedToNegotiateWithServerError' }));

beforeEach(() => {
  built.length = urls.length = transports.length = 0;
  answer = () => undefined;
  // Each test starts later than the one before, because the page's monotonic clock never goes back.
  vi.useFakeTimers({ now: Date.now() + ++hours * 3_600_000 });
  vi.stubGlobal('document', { addEventListener: () => undefined, removeEventListener: () => undefined });
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined });
  fetched.length = 0;
  snapshot = null;
  vi.stubGlobal('fetch', (address: string) => {
    fetched.push(address);
    return snapshot ? Promise.resolve({ ok: true, json: () => Promise.resolve(snapshot) }) : Promise.reject(new Error('no answer'));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function triesInAMinute(onFrame: () => boolean = () => true): Promise<number> {
  const link = new BoardConnection('everyone', onFrame, () => undefined);
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
  const link = new BoardConnection(
    'everyone',
    (frame) => drawn.push(frame) > 0,
    () => undefined,
  );
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
  vi.stubGlobal('document', {
    addEventListener: (name: string, act: () => void) => heard.set(name, act),
    removeEventListener: () => undefined,
  });
  let take: (frame: unknown) => void = () => undefined;
  answer = (next) => (take = next);
  const drawn: unknown[] = [];
  new BoardConnection(
    'everyone',
    (frame) => drawn.push(frame) > 0,
    () => undefined,
  ).start();
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

it('link_WithoutAServerForAMinute_BacksOffAndAsksByNoMoreThanTwoTransports', async () => {
  start = (transport) => (transport === 1 ? refused() : unreachable());
  const tries = await triesInAMinute();
  expect(tries).toBeGreaterThan(10);
  expect(tries).toBeLessThan(44);
  expect(new Set(transports)).toEqual(new Set([1, 2]));
});

it('link_SocketsRefused_GoesLiveByTheNextTransportAtOnceAndStaysWithIt', async () => {
  start = (transport) => (transport === 1 ? refused() : Promise.resolve());
  answer = (take) => void Promise.resolve().then(() => take({}));
  const states: string[] = [];
  const link = new BoardConnection(
    'everyone',
    () => true,
    (state) => states.push(state),
  );
  link.start();
  await vi.advanceTimersByTimeAsync(10);
  expect(states).toEqual(['live']);
  link.reopen(0);
  await vi.advanceTimersByTimeAsync(10);
  expect(transports).toEqual([1, 2, 2]);
});

it('link_SocketWhoseUpgradeIsNeverAnswered_GoesLiveByTheNextTransport', async () => {
  start = (transport) => (transport === 1 ? new Promise(() => undefined) : Promise.resolve());
  answer = (take) => void Promise.resolve().then(() => take({}));
  const states: string[] = [];
  const link = new BoardConnection(
    'everyone',
    () => true,
    (state) => states.push(state),
  );
  link.start();
  for (let second = 0; second < 10; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    link.check();
  }
  expect(states).toEqual(['live']);
  expect(transports).toEqual([1, 2]);
});

it('link_TransportThatBringsNoFrame_IsPassedOver', async () => {
  start = () => Promise.resolve();
  await triesInAMinute();
  expect(new Set(transports)).toEqual(new Set([1, 2, 4]));
});

it('link_NoTransport_FetchesSnapshotsSaysSoAndTriesTheTransportsEachMinute', async () => {
  start = refused;
  snapshot = { kind: 'snapshot' };
  const states: string[] = [];
  const drawn: unknown[] = [];
  const link = new BoardConnection(
    'every one',
    (frame) => drawn.push(frame) > 0,
    (state) => states.push(state),
    undefined,
    '?display',
  );
  link.start();
  for (let second = 0; second < 63; second++) {
    await vi.advanceTimersByTimeAsync(1000);
    link.check();
  }
  expect(new Set(states)).toEqual(new Set(['blocked']));
  expect(drawn.length).toBe(5);
  expect(fetched[0]).toBe('boards/every%20one/snapshot?display');
  expect(urls[0]).toBe('hubs/presence?display');
  expect(transports).toEqual([1, 2, 4, 1, 2, 4]);
});

it('link_StoppedWhileASnapshotIsFetched_DrawsItNoMore', async () => {
  start = refused;
  const drawn: unknown[] = [];
  const link = new BoardConnection(
    'everyone',
    (frame) => drawn.push(frame) > 0,
    () => undefined,
  );
  let give: (answer: object) => void = () => undefined;
  vi.stubGlobal('fetch', () => new Promise((done) => (give = done)));
  link.start();
  await vi.advanceTimersByTimeAsync(10);
  link.stop();
  give({ ok: true, json: () => Promise.resolve({}) });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(drawn).toEqual([]);
  expect(built.length).toBe(3);
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
  new BoardConnection(
    'everyone',
    () => true,
    () => undefined,
    doubt,
  ).start();
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
  new BoardConnection(
    'everyone',
    () => true,
    () => undefined,
    doubt,
  ).start();
  await vi.advanceTimersByTimeAsync(0);
  expect(doubt).toHaveBeenCalledTimes(1);
});

it('link_OrderOfTheHub_IsDoneOnEachLine', async () => {
  start = () => Promise.resolve();
  const done: unknown[] = [];
  const link = new BoardConnection(
    'everyone',
    () => true,
    () => undefined,
  );
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
