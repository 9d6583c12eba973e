// Order and words of alerts. The server writes the same: tests/alert-cases.json holds both to it.

import { formatAge, formatDuration, formatSpan } from './time-format';
import type { Alert, AlertKind } from './frames';

/** The most urgent first. */
const KIND_ORDER: readonly AlertKind[] = ['RegistrationsLost', 'AccountStale', 'Ringing', 'OnHold', 'RegistrationLost', 'Offline', 'Call'];
/** Which of the two times an alert about a call goes by. */
const CALL_TIME_LABELS: Partial<Record<AlertKind, string>> = { Ringing: 'in state', OnHold: 'in state', Call: 'call' };
const STATE_ICONS: Partial<Record<AlertKind, string>> = { Ringing: 'Ringing', OnHold: 'OnHold', Call: 'OnCall', Offline: 'Offline' };

export const isOpen = (alert: Pick<Alert, 'acknowledgedAt'>): boolean => alert.acknowledgedAt === null;

/** What nobody has seen to before what somebody has, the urgent kinds first, and of a kind what has lasted longest. */
export function byAlert(a: Alert, b: Alert): number {
  return (
    Number(!isOpen(a)) - Number(!isOpen(b)) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** How long it has lasted, or how old what it says is; `unheard` is null while that can be believed. */
export function formatAlertTime(kind: AlertKind, lasting: number, lastHeardAge: number | null): string {
  if (lastHeardAge !== null) return `last heard ${formatAge(lastHeardAge)}`;
  const label = CALL_TIME_LABELS[kind];
  return label ? `${label} ${formatDuration(lasting)}` : formatSpan(lasting);
}

/** The sign of the state it is about, or the alert's own. */
export const alertIcon = (kind: AlertKind): string => STATE_ICONS[kind] ?? 'Alert';

export function formatAcknowledgement(alert: Alert): string {
  if (alert.acknowledgedAt === null) return '';
  const at = new Date(alert.acknowledgedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `seen ${at} by ${alert.acknowledgedBy}`;
}

/** What a screen reader is told of alerts that are new: as much as can be listened to. */
export function formatAnnouncement(raised: readonly Pick<Alert, 'text'>[]): string {
  const texts = raised.slice(0, 3).map((alert) => alert.text);
  if (raised.length > texts.length) texts.push(`and ${raised.length - texts.length} more`);
  return `${raised.length === 1 ? 'Alert' : `${raised.length} alerts`}: ${texts.join('; ')}`;
}
