// What is told of alerts outside the page: each once, by one tab, while nobody looks at any.

/** An alert as the list shows it. */
export interface Raised {
  /** The same for as long as it lasts, after a reload too. */
  key: string;
  text: string;
  /** The boards that raised it. */
  boards: string;
  isOpen: boolean;
}

/** One that the browser shows. */
export interface Notice {
  close(): void;
}

/** What there is around the rules: tabs, the browser's notifications, what it keeps. */
export interface Around {
  isOn(): boolean;
  leads(): boolean;
  looked(): Promise<boolean>;
  /** Shows one; `key` is the alert it is about, null for several. */
  show(words: { title: string; body: string; tag: string }, key: string | null): Notice | null;
  kept: Kept;
}

/** What was told, by the moment it was. */
export interface Kept {
  read(): Record<string, number>;
  write(told: Record<string, number>): void;
}

/** Longer than anybody leaves an alert standing. */
const REMEMBERED = 24 * 3_600_000;
const NAMED = 3;

export class Notifier {
  private readonly shown: { notice: Notice; keys: readonly string[] }[] = [];

  constructor(private readonly around: Around, private readonly now: () => number = Date.now) {}

  /** Looks at all alerts that stand. */
  async take(alerts: readonly Raised[]): Promise<void> {
    const open = new Set(alerts.filter((alert) => alert.isOpen).map((alert) => alert.key));
    this.closeOver(open);
    if (!this.around.leads()) return;
    // Noted before anything is waited for: what comes meanwhile must find it told.
    const fresh = this.note(alerts);
    if (fresh.length === 0 || !this.around.isOn() || (await this.around.looked())) return;
    const [first] = fresh as [Raised];
    const notice =
      fresh.length === 1
        ? this.around.show({ title: first.text, body: first.boards, tag: first.key }, first.key)
        : this.around.show({ title: `${fresh.length} new alerts`, body: several(fresh), tag: `${first.key}+${fresh.length - 1}` }, null);
    if (notice) this.shown.push({ notice, keys: fresh.map((alert) => alert.key) });
  }

  /** Those that nobody was told of. One that somebody acknowledged is new again if it is raised again. */
  private note(alerts: readonly Raised[]): Raised[] {
    const told = this.around.kept.read();
    const now = this.now();
    const fresh = alerts.filter((alert) => alert.isOpen && told[alert.key] === undefined);
    const again = alerts.filter((alert) => !alert.isOpen && told[alert.key] !== undefined);
    if (fresh.length === 0 && again.length === 0) return fresh;
    for (const alert of fresh) told[alert.key] = now;
    for (const alert of again) delete told[alert.key];
    this.around.kept.write(Object.fromEntries(Object.entries(told).filter(([, at]) => now - at < REMEMBERED)));
    return fresh;
  }

  /** A notification goes once all that it tells of is acknowledged or over. */
  private closeOver(open: ReadonlySet<string>): void {
    for (const each of this.shown.filter(({ keys }) => !keys.some((key) => open.has(key)))) {
      each.notice.close();
      this.shown.splice(this.shown.indexOf(each), 1);
    }
  }
}

function several(alerts: readonly Raised[]): string {
  const named = alerts.slice(0, NAMED).map((alert) => alert.text);
  return [...named, ...(alerts.length > NAMED ? [`and ${alerts.length - NAMED} more`] : [])].join('\n');
}

export type Answer = 'unavailable' | NotificationPermission;

/** What the browser says to notifications, as things are. */
export function answer(): Answer {
  return !window.isSecureContext || !('Notification' in window) ? 'unavailable' : Notification.permission;
}

/** What the switch says beside it. */
export function notifyWords(isOn: boolean, said: Answer, isSecure: boolean): string {
  if (said === 'unavailable') return isSecure ? 'This browser shows no notifications.' : 'Not available over plain http: open this page by https.';
  if (said === 'denied') return 'This browser refuses. Allow notifications in what the sign left of the address opens, then press again.';
  if (isOn && said === 'granted') return 'One for each new alert, while nobody looks at this page.';
  return isOn ? 'The browser was not answered. Press again to be asked.' : 'Off. When it is switched on, the browser asks whether it may.';
}
