// What this screen knows: it starts from a snapshot and follows deltas.

import type { Account, Alert, Call, Delta, Extension, Frame, Registration, Seen } from '../model/frames';
import { ringingCalls, type Waiting } from '../board/waiting-calls';

/** The hub says something at least this often. */
const BEAT = 5_000;

export class Store {
  epoch = '';
  version = -1;
  title = '';
  seen: Seen = {};
  /** When the server sent what was heard last, in ms since 1970. */
  at = 0;
  /** Counts changes of names, which other rows than the extension's own show too. */
  renames = 0;
  readonly extensions = new Map<string, Extension>();
  readonly registrations = new Map<string, Registration>();
  readonly calls = new Map<string, Call>();
  readonly accounts = new Map<string, Account>();
  readonly alerts = new Map<string, Alert>();
  /** By extension, the calls that ring there. */
  ringing: ReadonlyMap<string, Waiting[]> = new Map();

  /** Takes a frame in; false when it does not follow from what is known, so that a snapshot must be asked for. */
  apply(frame: Frame): boolean {
    if (frame.kind === 'snapshot') {
      this.title = frame.board.title;
      replace(this.extensions, frame.extensions);
      replace(this.registrations, frame.registrations);
      replace(this.calls, frame.calls);
      replace(this.alerts, frame.alerts);
      this.accounts.clear();
      for (const account of frame.accounts) this.accounts.set(account.id, account);
    } else if (frame.epoch !== this.epoch || frame.version < this.version) {
      return false;
    } else if (frame.kind === 'delta') {
      this.follow(frame);
    }
    if (frame.kind === 'snapshot' || (frame.kind === 'delta' && (frame.calls || frame.removed?.calls?.length))) this.ringing = ringingCalls(this.calls.values());
    this.epoch = frame.epoch;
    this.version = frame.version;
    this.seen = frame.seen;
    this.at = Date.parse(frame.at);
    return true;
  }

  /**
   * The moment by which rows are judged fresh or stale. Between two frames the server polls on and has no reason to
   * speak, so what is not heard within a beat counts against no row; what is not heard after it does.
   */
  judgedAt(now: number): number {
    return Math.max(Math.min(this.at, now), now - BEAT);
  }

  /** Whether several beats are missing: what happens at the server's end is then not known. */
  isCutOff(now: number): boolean {
    return now - this.at > 3 * BEAT;
  }

  private follow(frame: Delta): void {
    if (frame.extensions?.some((row) => this.extensions.get(row.key)?.name !== row.name)) this.renames++;
    change(this.extensions, frame.extensions, frame.removed?.extensions);
    change(this.registrations, frame.registrations, frame.removed?.registrations);
    change(this.calls, frame.calls, frame.removed?.calls);
    change(this.alerts, frame.alerts, frame.removed?.alerts);
    for (const account of frame.accounts ?? []) this.accounts.set(account.id, account);
  }
}

function replace<T extends { key: string }>(rows: Map<string, T>, all: T[]): void {
  rows.clear();
  change(rows, all);
}

function change<T extends { key: string }>(rows: Map<string, T>, changed: T[] = [], removed: string[] = []): void {
  for (const key of removed) rows.delete(key);
  for (const row of changed) rows.set(row.key, row);
}
