// What is told of alerts outside the page: each once, by one tab, while nobody looks at any.

/** An alert as the list shows it. */
export interface ListedAlert {
  /** The same for as long as it lasts, after a reload too. */
  key: string;
  text: string;
  /** The boards that raised it. */
  boards: string;
  isOpen: boolean;
}

/** One that the browser shows. */
export interface ShownNotification {
  close(): void;
}

/** What there is around the rules: tabs, the browser's notifications, what it keeps. */
export interface NotifierEnvironment {
  isOn(): boolean;
  isLeader(): boolean;
  isViewed(): Promise<boolean>;
  /** Shows one; `key` is the alert it is about, null for several. */
  show(content: { title: string; body: string; tag: string }, key: string | null): ShownNotification | null;
  history: NotificationHistory;
}

/** What was told, by the moment it was. */
export interface NotificationHistory {
  read(): Record<string, number>;
  write(history: Record<string, number>): void;
}

/** Longer than anybody leaves an alert standing. */
const HISTORY_RETENTION = 24 * 3_600_000;
const MAX_NAMED = 3;

export class AlertNotifier {
  private readonly shown: { notification: ShownNotification; keys: readonly string[] }[] = [];

  constructor(
    private readonly environment: NotifierEnvironment,
    private readonly now: () => number = Date.now,
  ) {}

  /** Looks at all alerts that stand. */
  async update(alerts: readonly ListedAlert[]): Promise<void> {
    const open = new Set(alerts.filter((alert) => alert.isOpen).map((alert) => alert.key));
    this.closeEnded(open);
    if (!this.environment.isLeader()) return;
    // Noted before anything is waited for: what comes meanwhile must find it told.
    const fresh = this.recordNew(alerts);
    if (fresh.length === 0 || !this.environment.isOn() || (await this.environment.isViewed())) return;
    const [first] = fresh as [ListedAlert];
    const notification =
      fresh.length === 1
        ? this.environment.show({ title: first.text, body: first.boards, tag: first.key }, first.key)
        : this.environment.show(
            { title: `${fresh.length} new alerts`, body: formatBody(fresh), tag: `${first.key}+${fresh.length - 1}` },
            null,
          );
    if (notification) this.shown.push({ notification: notification, keys: fresh.map((alert) => alert.key) });
  }

  /** Those that nobody was told of. One that somebody acknowledged is new again if it is raised again. */
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

  /** A notification goes once all that it tells of is acknowledged or over. */
  private closeEnded(open: ReadonlySet<string>): void {
    for (const each of this.shown.filter(({ keys }) => !keys.some((key) => open.has(key)))) {
      each.notification.close();
      this.shown.splice(this.shown.indexOf(each), 1);
    }
  }
}

function formatBody(alerts: readonly ListedAlert[]): string {
  const named = alerts.slice(0, MAX_NAMED).map((alert) => alert.text);
  return [...named, ...(alerts.length > MAX_NAMED ? [`and ${alerts.length - MAX_NAMED} more`] : [])].join('\n');
}

export type NotificationAvailability = 'unavailable' | NotificationPermission;

/** What the browser says to notifications, as things are. */
export function getNotificationAvailability(): NotificationAvailability {
  return !window.isSecureContext || !('Notification' in window) ? 'unavailable' : Notification.permission;
}

/** What the switch says beside it. */
export function describeNotificationSetting(isOn: boolean, permission: NotificationAvailability, isSecure: boolean): string {
  if (permission === 'unavailable')
    return isSecure ? 'This browser shows no notifications.' : 'Not available over plain http: open this page by https.';
  if (permission === 'denied')
    return 'This browser refuses. Allow notifications in what the sign left of the address opens, then press again.';
  if (isOn && permission === 'granted') return 'One for each new alert, while nobody looks at this page.';
  return isOn ? 'The browser was not answered. Press again to be asked.' : 'Off. When it is switched on, the browser asks whether it may.';
}
