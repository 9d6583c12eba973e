// The order and the texts of alerts. The server has the same rules; tests/cases/alert-cases.json holds both to them.

import { formatAge, formatDuration, formatSpan } from './time-format';
import type { Alert, AlertKind } from './frames';
import * as texts from '../texts/en';
import { format, formatShortTime } from '../texts/format';

/** The most urgent first. */
const KIND_ORDER: readonly AlertKind[] = ['RegistrationsLost', 'AccountStale', 'Ringing', 'OnHold', 'RegistrationLost', 'Offline', 'Call'];
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
  if (lastHeardAge !== null) return format(texts.lastHeard, { age: formatAge(lastHeardAge) });
  // A call has two times; the text says which of them is shown.
  if (kind === 'Ringing' || kind === 'OnHold') return format(texts.timeInState, { duration: formatDuration(lasting) });
  return kind === 'Call' ? format(texts.callDuration, { duration: formatDuration(lasting) }) : formatSpan(lasting);
}

/** The icon of the state that an alert is about, or the alert icon. */
export const alertIcon = (kind: AlertKind): string => STATE_ICONS[kind] ?? 'Alert';

export function formatAcknowledgement(alert: Alert): string {
  if (alert.acknowledgedAt === null) return '';
  return format(texts.acknowledgedAt, { time: formatShortTime(new Date(alert.acknowledgedAt)), name: String(alert.acknowledgedBy) });
}

/** The announcement of new alerts for screen readers. It names three at most. */
export function formatAnnouncement(raised: readonly Pick<Alert, 'text'>[]): string {
  const named = raised.slice(0, 3).map((alert) => alert.text);
  const values = { count: raised.length, alerts: named.join('; ') };
  return raised.length > named.length
    ? format(texts.moreRaisedAlerts, { ...values, more: raised.length - named.length })
    : format(texts.raisedAlerts, values);
}
