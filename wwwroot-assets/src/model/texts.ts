// The texts of a board. The server writes the same; tests/cases/format-cases.json holds both to them.

import { isOld, type Freshness } from './row-age';
import { formatAge, formatDuration, formatSpan } from './time-format';
import type { Direction, Extension } from './frames';
import type { ConnectionState } from './connection-state';
import type { ShownState } from './shown-state';
import * as texts from '../texts/en';
import { format } from '../texts/format';

const STATE_NAMES: Record<ShownState, string> = {
  Idle: texts.stateFree,
  DoNotDisturb: texts.stateDoNotDisturb,
  Offline: texts.stateOffline,
  Dialing: texts.stateDialling,
  Ringing: texts.stateRinging,
  OnCall: texts.stateOnCall,
  OnHold: texts.stateOnHold,
  Parked: texts.stateParked,
  Unknown: texts.stateUnknown,
};

const HEALTH_NAMES: Record<string, string> = {
  Ok: texts.healthOk,
  Degraded: texts.healthDegraded,
  Throttled: texts.healthThrottled,
  AuthRejected: texts.healthSignInRefused,
  Unreachable: texts.healthUnreachable,
};
const CONNECTION_NAMES: Record<ConnectionState, string> = {
  connecting: texts.connectionConnecting,
  live: texts.connectionLive,
  lost: texts.connectionLost,
  stale: texts.noNews,
  blocked: texts.connectionBlocked,
};
const DIRECTION_NAMES: Record<Direction, string> = {
  Inbound: texts.inbound,
  Outbound: texts.outbound,
  Internal: texts.internal,
  Unknown: '',
};
const ARROWS: Record<Direction, string> = { Outbound: '→ ', Inbound: '← ', Internal: '↔ ', Unknown: '' };

export const stateName = (state: ShownState): string => STATE_NAMES[state] ?? STATE_NAMES.Unknown;

export const connectionName = (state: ConnectionState): string => CONNECTION_NAMES[state];

/** An account whose data is old is not called OK. */
export const healthName = (health: string, fresh: Freshness): string =>
  health === 'Ok' && isOld(fresh) ? texts.noNews : (HEALTH_NAMES[health] ?? health);

/** for 3 min */
export const formatLasting = (seconds: number): string =>
  Number.isNaN(seconds) ? '' : format(texts.lasting, { span: formatSpan(seconds) });

/** last answer 3 min ago */
export const formatLastResponse = (seconds: number): string =>
  Number.isNaN(seconds) ? texts.noAnswerYet : format(texts.lastAnswer, { age: formatAge(seconds) });

/** next try in 12 s; null when only an administrator can restart it */
export function formatNextTry(seconds: number | null): string {
  if (seconds === null) return texts.nextTryStopped;
  return seconds < 1 ? texts.nextTryNow : format(texts.nextTry, { span: formatSpan(seconds) });
}

export const directionName = (direction: Direction): string => DIRECTION_NAMES[direction] ?? '';

export const displayName = (row: Pick<Extension, 'name' | 'number'>): string => (row.name?.trim() ? row.name : row.number);

/** The number beside the name; empty when the name is the number. */
export const secondaryNumber = (row: Pick<Extension, 'name' | 'number'>): string => (displayName(row) === row.number ? '' : row.number);

export const nameAndNumber = (row: Pick<Extension, 'name' | 'number'>): string => `${displayName(row)} ${secondaryNumber(row)}`.trimEnd();

export const isCallState = (state: ShownState): boolean =>
  state === 'Dialing' || state === 'Ringing' || state === 'OnCall' || state === 'OnHold';

/** The other party, the application or the note. */
export function detailLine(row: Pick<Extension, 'state' | 'direction' | 'party' | 'app' | 'uncertain'>): string {
  if (isCallState(row.state) && row.party) return (ARROWS[row.direction] ?? '') + row.party;
  return row.app || (row.uncertain && row.state === 'Idle' ? texts.notCertain : '');
}

/** The label of do not disturb beside another state. */
export const DO_NOT_DISTURB_LABEL = texts.markDoNotDisturb;

/** The label of an extension that is busy while another call rings. */
export const CALL_WAITING_LABEL = texts.markCallWaiting;

/** Waiting 0:18 ← 0412341234 */
export const formatWaitingCall = (seconds: number, party: string | null): string =>
  format(texts.waitingCall, { duration: formatDuration(seconds), party: party || texts.withheld });

/** 2 calls without a known extension */
export const formatUnassignedCalls = (calls: number): string => (calls === 0 ? '' : format(texts.unassignedCalls, { count: calls }));

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
  Number.isNaN(seconds) ? '' : format(what === 'ring' ? texts.longestRing : texts.longestHold, { duration: formatDuration(seconds) });

export const formatPhoneCount = (count: number): string => format(texts.phones, { count });
export const formatTotal = (all: number): string => format(texts.ofTotal, { total: all });
export const formatDue = (overdue: number): string => (overdue === 0 ? texts.dueSoon : format(texts.overdueCount, { count: overdue }));

/** 7 lost · 1 flapping */
export const formatLostRegistrations = (lost: number, flapping: number): string =>
  [lost === 0 ? '' : format(texts.lostCount, { count: lost }), flapping === 0 ? '' : format(texts.flappingCount, { count: flapping })]
    .filter(Boolean)
    .join(' · ');
