// Orders tiles by urgency without restless movement: a tile moves once its state has lasted, and all tiles move
// together, at most once in a few seconds.

import type { Extension } from '../model/frames';
import { byTeam, byTile } from '../model/order';
import type { ShownState } from '../model/shown-state';

/** A state that ends sooner moves no tile. */
const MIN_HELD = 2_000;
const MIN_SORT_INTERVAL = 5_000;

const RANK: Record<ShownState, number> = {
  Ringing: 0,
  OnHold: 1,
  Parked: 2,
  Dialing: 3,
  OnCall: 4,
  Idle: 5,
  DoNotDisturb: 6,
  Offline: 7,
  Unknown: 8,
};
const isTimeOrdered = (state: ShownState): boolean => RANK[state] < 5;

interface SettledState {
  state: ShownState;
  since: number;
  /** The present state, and since when, as observed by this screen. */
  current: ShownState;
  currentSince: number;
}

export class StateOrder {
  private readonly settled = new Map<string, SettledState>();
  private order = new Map<string, number>();
  private sortedAt = -Infinity;

  constructor(private readonly isGrouped: boolean) {}

  /** Returns the rows in order. `shown` returns the shown state of a row; outdated rows are unknown. */
  arrange(rows: readonly Extension[], shown: (row: Extension) => ShownState, now: number): Extension[] {
    let isDue = false;
    for (const row of rows) {
      const state = shown(row);
      const known = this.settled.get(row.key);
      if (!known) {
        this.settled.set(row.key, { state, since: getSince(row), current: state, currentSince: now });
        this.sortedAt = -Infinity;
        isDue = true;
        continue;
      }
      if (known.current !== state) [known.current, known.currentSince] = [state, now];
      isDue ||= isSettled(known, now);
    }
    if (isDue && now - this.sortedAt >= MIN_SORT_INTERVAL) this.sort(rows, now);
    return [...rows].sort((a, b) => (this.order.get(a.key) ?? 0) - (this.order.get(b.key) ?? 0));
  }

  private sort(rows: readonly Extension[], now: number): void {
    const keys = new Set(rows.map((row) => row.key));
    for (const key of this.settled.keys()) if (!keys.has(key)) this.settled.delete(key);
    for (const row of rows) {
      const known = this.settled.get(row.key);
      if (known && (known.current === known.state || isSettled(known, now))) [known.state, known.since] = [known.current, getSince(row)];
    }
    this.sortedAt = now;
    this.order = new Map([...rows].sort((a, b) => this.compare(a, b)).map((row, place) => [row.key, place]));
  }

  private compare(a: Extension, b: Extension): number {
    const [x, y] = [this.settled.get(a.key), this.settled.get(b.key)];
    if (!x || !y) return 0;
    return (
      (this.isGrouped ? byTeam(a, b) : 0) ||
      RANK[x.state] - RANK[y.state] ||
      (isTimeOrdered(x.state) && x.since !== y.since ? x.since - y.since : 0) ||
      byTile(a, b)
    );
  }
}

const isSettled = (known: SettledState, now: number): boolean => known.current !== known.state && now - known.currentSince >= MIN_HELD;
/** Rows without a start time come last. */
const getSince = (row: Extension): number => (row.since === null ? Number.MAX_VALUE : Date.parse(row.since));
