// Browser notifications about alerts: each once, from one tab, while no tab is viewed.

import * as texts from '../../texts/en';
import { format } from '../../texts/format';

/** An alert in the list. */
export interface ListedAlert {
  /** Stays the same while the alert lasts, also after a reload. */
  key: string;
  text: string;
  /** The boards that raised the alert. */
  boards: string;
  isOpen: boolean;
}

/** A notification that the browser shows. */
export interface ShownNotification {
  close(): void;
}

/** The environment of the notifier: tabs, the browser's notifications, storage. */
export interface NotifierEnvironment {
  isOn(): boolean;
  isLeader(): boolean;
  isViewed(): Promise<boolean>;
  /** Shows a notification; `key` is the alert that it is about, null for several. */
  show(content: { title: string; body: string; tag: string }, key: string | null): ShownNotification | null;
  history: NotificationHistory;
}

/** The time of each notification by the alert's key. */
export interface NotificationHistory {
  read(): Record<string, number>;
  write(history: Record<string, number>): void;
}

/** Longer than alerts stay open. */
const HISTORY_RETENTION = 24 * 3_600_000;
const MAX_NAMED = 3;

export class AlertNotifier {
  private readonly shown: { notification: ShownNotification; keys: readonly string[] }[] = [];

  constructor(
    private readonly environment: NotifierEnvironment,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes the present alerts. */
  async update(alerts: readonly ListedAlert[]): Promise<void> {
    const open = new Set(alerts.filter((alert) => alert.isOpen).map((alert) => alert.key));
    this.closeEnded(open);
    if (!this.environment.isLeader()) return;
    // Recorded before the first await, so that a concurrent call finds it.
    const fresh = this.recordNew(alerts);
    if (fresh.length === 0 || !this.environment.isOn() || (await this.environment.isViewed())) return;
    const [first] = fresh as [ListedAlert];
    const notification =
      fresh.length === 1
        ? this.environment.show({ title: first.text, body: first.boards, tag: first.key }, first.key)
        : this.environment.show(
            { title: format(texts.newAlerts, { count: fresh.length }), body: formatBody(fresh), tag: `${first.key}+${fresh.length - 1}` },
            null,
          );
    if (notification) this.shown.push({ notification: notification, keys: fresh.map((alert) => alert.key) });
  }

  /** Returns the alerts without a notification. An acknowledged alert that is raised again is new. */
  private recordNew(alerts: readonly ListedAlert[]): ListedAlert[] {
    const history = this.environment.history.read();
    const now = this.now();
    const fresh = alerts.filter((alert) => alert.isOpen && history[alert.key] === undefined);
    const again = alerts.filter((alert) => !alert.isOpen && history[alert.key] !== undefined);
    if (fresh.length === 0 && again.length === 0) return fresh;
    for (const alert of fresh) history[alert.key] = now;
    for (const alert of again) delete history[alert.key];
    this.environment.history.write(Object.fromEntries(Object.entries(history).filter(([, at]) => now - at < HISTORY_RETENTION)));
    return fresh;
  }

  /** Closes notifications whose alerts are all acknowledged or over. */
  private closeEnded(open: ReadonlySet<string>): void {
    for (const each of this.shown.filter(({ keys }) => !keys.some((key) => open.has(key)))) {
      each.notification.close();
      this.shown.splice(this.shown.indexOf(each), 1);
    }
  }
}

function formatBody(alerts: readonly ListedAlert[]): string {
  const named = alerts.slice(0, MAX_NAMED).map((alert) => alert.text);
  return [...named, ...(alerts.length > MAX_NAMED ? [format(texts.andMore, { count: alerts.length - MAX_NAMED })] : [])].join('\n');
}

export type NotificationAvailability = 'unavailable' | NotificationPermission;

/** Whether the browser allows notifications at present. */
export function getNotificationAvailability(): NotificationAvailability {
  return !window.isSecureContext || !('Notification' in window) ? 'unavailable' : Notification.permission;
}

/** The text beside the switch. */
export function describeNotificationSetting(isOn: boolean, permission: NotificationAvailability, isSecure: boolean): string {
  if (permission === 'unavailable') return isSecure ? texts.notificationsUnsupported : texts.notificationsInsecure;
  if (permission === 'denied') return texts.notificationsDenied;
  if (isOn && permission === 'granted') return texts.notificationsOn;
  return isOn ? texts.notificationsUnanswered : texts.notificationsOff;
}
