// The order and the texts of alerts. The server has the same rules; tests/cases/alert-cases.json holds both to them.

import { formatAge, formatDuration, formatSpan } from './time-format';
import type { Alert, AlertKind } from './frames';

/** The most urgent first. */
const KIND_ORDER: readonly AlertKind[] = ['RegistrationsLost', 'AccountStale', 'Ringing', 'OnHold', 'RegistrationLost', 'Offline', 'Call'];
/** Names which of a call's two times an alert shows. */
const CALL_TIME_LABELS: Partial<Record<AlertKind, string>> = { Ringing: 'in state', OnHold: 'in state', Call: 'call' };
const STATE_ICONS: Partial<Record<AlertKind, string>> = { Ringing: 'Ringing', OnHold: 'OnHold', Call: 'OnCall', Offline: 'Offline' };

export const isOpen = (alert: Pick<Alert, 'acknowledgedAt'>): boolean => alert.acknowledgedAt === null;

/** Unacknowledged alerts first, then by kind, then the oldest first. */
export function byAlert(a: Alert, b: Alert): number {
  return (
    Number(!isOpen(a)) - Number(!isOpen(b)) ||
    KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind) ||
    Date.parse(a.since) - Date.parse(b.since) ||
    (a.key < b.key ? -1 : 1)
  );
}

/** Formats how long an alert has lasted, or, when `lastHeardAge` is not null, the age of outdated data. */
export function formatAlertTime(kind: AlertKind, lasting: number, lastHeardAge: number | null): string {
  if (lastHeardAge !== null) return `last heard ${formatAge(lastHeardAge)}`;
  const label = CALL_TIME_LABELS[kind];
  return label ? `${label} ${formatDuration(lasting)}` : formatSpan(lasting);
}

/** The icon of the state that an alert is about, or the alert icon. */
export const alertIcon = (kind: AlertKind): string => STATE_ICONS[kind] ?? 'Alert';

export function formatAcknowledgement(alert: Alert): string {
  if (alert.acknowledgedAt === null) return '';
  const at = new Date(alert.acknowledgedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `seen ${at} by ${alert.acknowledgedBy}`;
}

/** The announcement of new alerts for screen readers. It names three at most. */
export function formatAnnouncement(raised: readonly Pick<Alert, 'text'>[]): string {
  const texts = raised.slice(0, 3).map((alert) => alert.text);
  if (raised.length > texts.length) texts.push(`and ${raised.length - texts.length} more`);
  return `${raised.length === 1 ? 'Alert' : `${raised.length} alerts`}: ${texts.join('; ')}`;
}
