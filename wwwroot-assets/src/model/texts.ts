// The texts of a board. The server writes the same; tests/cases/format-cases.json holds both to them.

import { isOld, type Freshness } from './row-age';
import { formatAge, formatDuration, formatSpan } from './time-format';
import type { Direction, Extension } from './frames';
import type { ConnectionState } from './connection-state';
import type { ShownState } from './shown-state';

const STATE_NAMES: Record<ShownState, string> = {
  Idle: 'Free',
  DoNotDisturb: 'Do not disturb',
  Offline: 'Offline',
  Dialing: 'Dialling',
  Ringing: 'Ringing',
  OnCall: 'On a call',
  OnHold: 'On hold',
  Parked: 'Parked',
  Unknown: 'Unknown',
};

const HEALTH_NAMES: Record<string, string> = { Ok: 'OK', AuthRejected: 'Sign-in refused' };
const CONNECTION_NAMES: Record<ConnectionState, string> = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Connection lost',
  stale: 'No news',
  blocked: 'Live updates are blocked',
};
const ARROWS: Record<Direction, string> = { Outbound: '→ ', Inbound: '← ', Internal: '↔ ', Unknown: '' };

export const stateName = (state: ShownState): string => STATE_NAMES[state] ?? STATE_NAMES.Unknown;

export const connectionName = (state: ConnectionState): string => CONNECTION_NAMES[state];

/** An account whose data is old is not called OK. */
export const healthName = (health: string, fresh: Freshness): string =>
  health === 'Ok' && isOld(fresh) ? 'No news' : (HEALTH_NAMES[health] ?? health);

/** for 3 min */
export const formatLasting = (seconds: number): string => (Number.isNaN(seconds) ? '' : `for ${formatSpan(seconds)}`);

/** last answer 3 min ago */
export const formatLastResponse = (seconds: number): string =>
  Number.isNaN(seconds) ? 'no answer yet' : `last answer ${formatAge(seconds)}`;

/** next try in 12 s; null when only an administrator can restart it */
export function formatNextTry(seconds: number | null): string {
  if (seconds === null) return 'stopped: press Try again on the diagnostics page';
  return seconds < 1 ? 'next try now' : `next try in ${formatSpan(seconds)}`;
}

export const directionName = (direction: Direction): string => (direction === 'Unknown' ? '' : direction);

export const displayName = (row: Pick<Extension, 'name' | 'number'>): string => (row.name?.trim() ? row.name : row.number);

/** The number beside the name; empty when the name is the number. */
export const secondaryNumber = (row: Pick<Extension, 'name' | 'number'>): string => (displayName(row) === row.number ? '' : row.number);

export const nameAndNumber = (row: Pick<Extension, 'name' | 'number'>): string => `${displayName(row)} ${secondaryNumber(row)}`.trimEnd();

export const isCallState = (state: ShownState): boolean =>
  state === 'Dialing' || state === 'Ringing' || state === 'OnCall' || state === 'OnHold';

/** The other party, the application or the note. */
export function detailLine(row: Pick<Extension, 'state' | 'direction' | 'party' | 'app' | 'uncertain'>): string {
  if (isCallState(row.state) && row.party) return (ARROWS[row.direction] ?? '') + row.party;
  return row.app || (row.uncertain && row.state === 'Idle' ? 'not certain' : '');
}

/** The label of do not disturb beside another state. */
export const DO_NOT_DISTURB_LABEL = 'do not disturb';

/** The label of an extension that is busy while another call rings. */
export const CALL_WAITING_LABEL = 'a call waiting';

/** Waiting 0:18 ← 0412341234 */
export const formatWaitingCall = (seconds: number, party: string | null): string =>
  `Waiting ${formatDuration(seconds)} ← ${party || 'withheld'}`;

/** 2 calls without a known extension */
export const formatUnassignedCalls = (calls: number): string =>
  calls === 0 ? '' : `${calls} ${calls === 1 ? 'call' : 'calls'} of no known extension`;

/**
 * Times of calls change each second, other times each minute, so that the wall is calm. No vendor reports when do not
 * disturb was set.
 */
export function formatStateTime(state: ShownState, seconds: number): string {
  if (Number.isNaN(seconds)) return '';
  if (isCallState(state)) return formatDuration(seconds);
  return seconds >= 60 && (state === 'Idle' || state === 'Offline') ? formatSpan(seconds) : '';
}

/** max ring 0:20, max hold 0:20: the longest time in the state, not the longest call */
export const formatLongest = (what: 'ring' | 'hold', seconds: number): string =>
  Number.isNaN(seconds) ? '' : `max ${what} ${formatDuration(seconds)}`;

export const formatPhoneCount = (count: number): string => `${count} ${count === 1 ? 'phone' : 'phones'}`;
export const formatTotal = (all: number): string => `of ${all}`;
export const formatDue = (overdue: number): string => (overdue === 0 ? 'due in 5 min' : `${overdue} overdue`);

/** 7 lost · 1 flapping */
export const formatLostRegistrations = (lost: number, flapping: number): string =>
  [
    [lost, 'lost'],
    [flapping, 'flapping'],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(' · ');
