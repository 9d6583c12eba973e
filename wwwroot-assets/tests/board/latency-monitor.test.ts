import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Frame } from '../../src/model/frames';
import { BUCKETS, getBucket, LatencyHistogram } from '../../src/model/latency-histogram';
import { formatMilliseconds } from '../../src/wall/latency-dialog';
import { LatencyMonitor } from '../../src/board/latency-monitor';
import { RateMeter } from '../../src/shared/rate-meter';
import type { ScreenContext } from '../../src/board/board-screen';
import cases from '../cases/latency-cases.json';

const sent: unknown[][] = [];
let becomeVisible: () => void = () => undefined;
let now = 10_000;

beforeEach(() => {
  sent.length = 0;
  now = 10_000;
  vi.stubGlobal('document', { addEventListener: (_: string, heard: () => void) => (becomeVisible = heard) });
});
afterEach(() => vi.unstubAllGlobals());

const latency = (): LatencyMonitor =>
  new LatencyMonitor({
    board: 'everyone',
    clock: { now: () => now },
    send: (...message: unknown[]) => sent.push(message),
  } as unknown as ScreenContext);
const frame = (kind: string, at: number, trace?: number[][]): Frame =>
  ({ kind, at: new Date(at).toISOString(), trace }) as unknown as Frame;

it.each(cases.bucket)('getBucket_%s ms_IsTheServersBucket', (ms, bucket) => expect(getBucket(ms)).toBe(bucket));

it.each(cases.quantiles.map((quantile) => [quantile.times.length, quantile] as const))(
  'quantile_Of %s times_IsTheServers',
  (_, { times, p50, p95, p99 }) => {
    const histogram = new LatencyHistogram();
    for (const time of times) histogram.add(time);
    for (const [share, expected] of [
      [0.5, p50],
      [0.95, p95],
      [0.99, p99],
    ] as const) {
      if (expected === null) expect(histogram.quantile(share)).toBeNaN();
      else expect(histogram.quantile(share)).toBeCloseTo(expected, 1);
    }
  },
);

it('histogram_AMillionTimes_StaysAsSmallAsItWas', () => {
  const histogram = new LatencyHistogram();
  for (let i = 0; i < 1_000_000; i++) histogram.add(i % 70_000);
  expect(histogram.count).toBe(1_000_000);
  expect(histogram.drain().length).toBeLessThanOrEqual(2 * BUCKETS);
  expect(histogram.count).toBe(0);
});

it('latency_DeltaPainted_IsMeasuredFromEachOfItsAnswers', () => {
  const it = latency();
  it.painted(
    frame('delta', 10_000, [
      [30, 20],
      [5, 4],
    ]),
    10_040,
  );
  expect(it.stages.sentToPainted.count).toBe(2);
  expect(it.stages.receivedToApplied.quantile(1)).toBeCloseTo(10, -1);
  expect(Math.abs(it.stages.receivedToPainted.quantile(1) - 70)).toBeLessThan(14);
});

it('latency_Beat_TellsTheHubWhatWasPaintedSinceTheLast', () => {
  const it = latency();
  it.painted(frame('delta', 10_000, [[30, 20]]), 10_040);
  it.painted(frame('beat', 10_100), 10_110);
  it.painted(frame('beat', 15_100), 15_110);
  expect(sent).toEqual([
    ['Painted', 'everyone', [getBucket(40), 1], [getBucket(70), 1]],
    ['Painted', 'everyone', [], []],
  ]);
});

it('latency_FrameFromBeforeThePageWasSeen_IsNotMeasured', () => {
  const it = latency();
  now = 20_000;
  becomeVisible();
  it.painted(frame('delta', 15_000, [[1, 1]]), 20_010);
  expect(it.stages.receivedToPainted.count).toBe(0);
  it.painted(frame('delta', 20_100, [[1, 1]]), 20_110);
  expect(it.stages.receivedToPainted.count).toBe(1);
});

it('rate_FiveEachSecondThenNone_IsFiveThenFallsToNothing', () => {
  const rate = new RateMeter();
  for (let i = 0; i < 100; i++) rate.record(50_000 + i * 200);
  expect(rate.perSecond(69_900)).toBe(5);
  expect(rate.perSecond(74_900)).toBe(2.5);
  expect(rate.perSecond(90_000)).toBe(0);
});

it.each([
  [NaN, '–'],
  [0, '0.0 ms'],
  [3.44, '3.4 ms'],
  [9.96, '10 ms'],
  [38.4, '38 ms'],
  [999.4, '999 ms'],
  [1234, '1.2 s'],
])('formatMilliseconds_%s_Is %s', (ms, words) => expect(formatMilliseconds(ms)).toBe(words));
