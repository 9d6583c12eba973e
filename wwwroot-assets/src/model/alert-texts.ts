// Order and words of alerts. The server writes the same: tests/alert-cases.json holds both to it.

import { age, duration, span } from './time-format';
import type { Alert, AlertKind } from './frames';

/** The most urgent first. */
const URGENCY: readonly AlertKind[] = ['RegistrationsLost', 'AccountStale', 'Ringing', 'OnHold', 'RegistrationLost', 'Offline', 'Call'];
/** Which of the two times an alert about a call goes by. */
const CLOCKS: Partial<Record<AlertKind, string>> = { Ringing: 'in state', OnHold: 'in state', Call: 'call' };
const SIGNS: Partial<Record<AlertKind, string>> = { Ringing: 'Ringing', OnHold: 'OnHold', Call: 'OnCall', Offline: 'Offline' };

export const isOpen = (alert: Pick<Alert, 'acknowledgedAt'>): boolean => alert.acknowledgedAt === null;

/** What nobody has seen to before what somebody has, the urgent kinds first, and of a kind what has lasted longest. */
export function byAlert(a: Alert, b: Alert): number {
  return (
    Number(!isOpen(a)) - Number(!isOpen(b)) ||
    URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind) ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** How long it has lasted, or how old what it says is; `unheard` is null while that can be believed. */
export function alertTime(kind: AlertKind, lasting: number, unheard: number | null): string {
  if (unheard !== null) return `last heard ${age(unheard)}`;
  const clock = CLOCKS[kind];
  return clock ? `${clock} ${duration(lasting)}` : span(lasting);
}

/** The sign of the state it is about, or the alert's own. */
export const alertSign = (kind: AlertKind): string => SIGNS[kind] ?? 'Alert';

export function seenText(alert: Alert): string {
  if (alert.acknowledgedAt === null) return '';
  const at = new Date(alert.acknowledgedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `seen ${at} by ${alert.acknowledgedBy}`;
}

/** What a screen reader is told of alerts that are new: as much as can be listened to. */
export function said(raised: readonly Pick<Alert, 'text'>[]): string {
  const words = raised.slice(0, 3).map((alert) => alert.text);
  if (raised.length > words.length) words.push(`and ${raised.length - words.length} more`);
  return `${raised.length === 1 ? 'Alert' : `${raised.length} alerts`}: ${words.join('; ')}`;
}
