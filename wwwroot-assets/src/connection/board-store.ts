// What the screen knows of its board: a snapshot, and the deltas that followed.

import type { Account, Alert, Call, Delta, Extension, Frame, Registration, PollTimes } from '../model/frames';
import { findRingingCalls, type RingingCall } from '../model/ringing-calls';

/** The maximum interval between two frames of the hub. */
const BEAT_INTERVAL = 5_000;

export class BoardStore {
  epoch = '';
  version = -1;
  title = '';
  pollTimes: PollTimes = {};
  /** When the server sent the latest frame, in ms since 1970. */
  sentAt = 0;
  /** Counts changed names. Calls and registrations show the names of extensions too. */
  renames = 0;
  readonly extensions = new Map<string, Extension>();
  readonly registrations = new Map<string, Registration>();
  readonly calls = new Map<string, Call>();
  readonly accounts = new Map<string, Account>();
  readonly alerts = new Map<string, Alert>();
  /** The calls that ring, by extension. */
  ringing: ReadonlyMap<string, RingingCall[]> = new Map();

  /** Applies a frame; returns false when it does not follow the known version, so that a snapshot must be requested. */
  apply(frame: Frame): boolean {
    if (frame.kind === 'snapshot') {
      this.title = frame.board.title;
      replaceAll(this.extensions, frame.extensions);
      replaceAll(this.registrations, frame.registrations);
      replaceAll(this.calls, frame.calls);
      replaceAll(this.alerts, frame.alerts);
      this.accounts.clear();
      for (const account of frame.accounts) this.accounts.set(account.id, account);
    } else if (frame.epoch !== this.epoch || frame.version < this.version) {
      return false;
    } else if (frame.kind === 'delta') {
      this.applyDelta(frame);
    }
    if (frame.kind === 'snapshot' || (frame.kind === 'delta' && (frame.calls || frame.removed?.calls?.length)))
      this.ringing = findRingingCalls(this.calls.values());
    this.epoch = frame.epoch;
    this.version = frame.version;
    this.pollTimes = frame.seen;
    this.sentAt = Date.parse(frame.at);
    return true;
  }

  /**
   * Returns the time that the age of rows is measured at. The server sends nothing while polls change nothing, so the
   * time since the last frame does not count for up to one beat.
   */
  referenceTime(now: number): number {
    return Math.max(Math.min(this.sentAt, now), now - BEAT_INTERVAL);
  }

  /** Whether several beats are missing, so that the state of the server is unknown. */
  isCutOff(now: number): boolean {
    return now - this.sentAt > 3 * BEAT_INTERVAL;
  }

  private applyDelta(frame: Delta): void {
    if (frame.extensions?.some((row) => this.extensions.get(row.key)?.name !== row.name)) this.renames++;
    applyChanges(this.extensions, frame.extensions, frame.removed?.extensions);
    applyChanges(this.registrations, frame.registrations, frame.removed?.registrations);
    applyChanges(this.calls, frame.calls, frame.removed?.calls);
    applyChanges(this.alerts, frame.alerts, frame.removed?.alerts);
    for (const account of frame.accounts ?? []) this.accounts.set(account.id, account);
  }
}

function replaceAll<T extends { key: string }>(rows: Map<string, T>, all: T[]): void {
  rows.clear();
  applyChanges(rows, all);
}

function applyChanges<T extends { key: string }>(rows: Map<string, T>, changed: T[] = [], removed: string[] = []): void {
  for (const key of removed) rows.delete(key);
  for (const row of changed) rows.set(row.key, row);
}
