// Every word of a board. The server writes the same: tests/format-cases.json holds both to it.

import { isOld, type Freshness } from './row-age';
import { age, duration, span } from './time-format';
import type { Direction, Extension } from './frames';
import type { LinkState } from '../connection/board-connection';
import type { Shown } from './shown-state';

const WORDS: Record<Shown, string> = {
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

const HEALTH: Record<string, string> = { Ok: 'OK', AuthRejected: 'Sign-in refused' };
const LINK: Record<LinkState, string> = { connecting: 'Connecting…', live: 'Live', lost: 'Connection lost', stale: 'No news', blocked: 'Live updates are blocked' };
const ARROWS: Record<Direction, string> = { Outbound: '→ ', Inbound: '← ', Internal: '↔ ', Unknown: '' };

export const word = (state: Shown): string => WORDS[state] ?? WORDS.Unknown;

export const linkWord = (state: LinkState): string => LINK[state];

/** Nobody calls it OK of whom nothing was heard. */
export const healthWord = (health: string, fresh: Freshness): string =>
  health === 'Ok' && isOld(fresh) ? 'No news' : (HEALTH[health] ?? health);

/** for 3 min */
export const lasting = (seconds: number): string => (Number.isNaN(seconds) ? '' : `for ${span(seconds)}`);

/** last answer 3 min ago */
export const lastAnswer = (seconds: number): string => (Number.isNaN(seconds) ? 'no answer yet' : `last answer ${age(seconds)}`);

/** next try in 12 s; null when only a person can restart it */
export function nextTry(seconds: number | null): string {
  if (seconds === null) return 'stopped: press Try again on the diagnostics page';
  return seconds < 1 ? 'next try now' : `next try in ${span(seconds)}`;
}

export const directionWord = (direction: Direction): string => (direction === 'Unknown' ? '' : direction);

export const nameOf = (row: Pick<Extension, 'name' | 'number'>): string => (row.name?.trim() ? row.name : row.number);

/** The number that stands beside the name; empty where it is the name. */
export const beside = (row: Pick<Extension, 'name' | 'number'>): string => (nameOf(row) === row.number ? '' : row.number);

export const nameAndNumber = (row: Pick<Extension, 'name' | 'number'>): string => `${nameOf(row)} ${beside(row)}`.trimEnd();

export const isCall = (state: Shown): boolean =>
  state === 'Dialing' || state === 'Ringing' || state === 'OnCall' || state === 'OnHold';

/** With whom, in which application, or the note. */
export function line(row: Pick<Extension, 'state' | 'direction' | 'party' | 'app' | 'uncertain'>): string {
  if (isCall(row.state) && row.party) return (ARROWS[row.direction] ?? '') + row.party;
  return row.app || (row.uncertain && row.state === 'Idle' ? 'not certain' : '');
}

/** The words of do not disturb beside another state. */
export const DISTURB_MARK = 'do not disturb';

/** What is said of an extension that is busy while another call rings at it. */
export const WAITING_WORD = 'a call waiting';

/** Waiting 0:18 ← 0412341234 */
export const waitingLine = (seconds: number, party: string | null): string => `Waiting ${duration(seconds)} ← ${party || 'withheld'}`;

/** 2 calls without a known extension */
export const unowned = (calls: number): string => (calls === 0 ? '' : `${calls} ${calls === 1 ? 'call' : 'calls'} of no known extension`);

/** Calls tick by the second, what rests by the minute so that the wall is calm. When do not disturb was set no phone system says. */
export function running(state: Shown, seconds: number): string {
  if (Number.isNaN(seconds)) return '';
  if (isCall(state)) return duration(seconds);
  return seconds >= 60 && (state === 'Idle' || state === 'Offline') ? span(seconds) : '';
}

/** max ring 0:20, max hold 0:20: the longest time in the state, not that of the call */
export const longest = (what: 'ring' | 'hold', seconds: number): string => (Number.isNaN(seconds) ? '' : `max ${what} ${duration(seconds)}`);

export const phones = (count: number): string => `${count} ${count === 1 ? 'phone' : 'phones'}`;
export const ofAll = (all: number): string => `of ${all}`;
export const due = (overdue: number): string => (overdue === 0 ? 'due in 5 min' : `${overdue} overdue`);

/** 7 lost · 1 flapping */
export const lostWords = (lost: number, flapping: number): string =>
  [[lost, 'lost'], [flapping, 'flapping']].filter(([count]) => count !== 0).map((part) => part.join(' ')).join(' · ');
