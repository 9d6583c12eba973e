// The status of a board in a background tab: the most severe condition in title and icon.

import * as texts from '../texts/en';
import { format } from '../texts/format';

export type TabSeverity = 'lost' | 'alert' | 'account' | 'ringing' | 'calls' | 'quiet';

export interface TabState {
  isLost: boolean;
  /** The number of unacknowledged alerts. */
  alerts: number;
  accountsToCheck: number;
  ringing: number;
  calls: number;
}

// Each icon has its own outline, because colours are hard to tell apart at 16 pixels.
const ICONS: Record<TabSeverity, string> = {
  lost: '<path d="M7 7l18 18M25 7L7 25" stroke="#FFD60A" stroke-width="5"/>',
  alert: '<rect x="3" y="3" width="26" height="26" rx="5" fill="#F2F5F8"/><path d="M16 8v10M16 22v3" stroke="#12161C" stroke-width="4"/>',
  account: '<path d="M16 5l12 22H4z" fill="#FFD60A"/><path d="M16 13v6M16 22v2" stroke="#12161C" stroke-width="3"/>',
  ringing: '<rect x="5" y="5" width="22" height="22" rx="5" fill="#FFD60A"/>',
  calls: '<circle cx="16" cy="16" r="11" fill="#C8503F"/>',
  quiet: '<rect x="6" y="6" width="20" height="20" rx="5" fill="none" stroke="#4CC38A" stroke-width="4"/>',
};

export function getSeverity({ isLost, alerts, accountsToCheck: troubles, ringing, calls }: TabState): TabSeverity {
  if (isLost) return 'lost';
  if (alerts > 0) return 'alert';
  if (troubles > 0) return 'account';
  if (ringing > 0) return 'ringing';
  return calls > 0 ? 'calls' : 'quiet';
}

/** ⚠ No connection — Everyone; ! 2 · Everyone; ⚠ (2) Everyone; (2) Everyone */
export function formatTitle(state: TabState, title: string): string {
  if (state.isLost) return format(texts.titleWithoutConnection, { title });
  return `${state.alerts > 0 ? `! ${state.alerts} · ` : ''}${state.accountsToCheck > 0 ? '⚠ ' : ''}${state.ringing > 0 ? `(${state.ringing}) ` : ''}${title}`;
}

/** ⚠ No connection — Supervisor; (2) Supervisor: this title counts alerts, not calls. */
export function formatSupervisorTitle(state: TabState, title: string): string {
  return state.isLost || state.alerts === 0
    ? formatTitle({ ...state, alerts: 0, accountsToCheck: 0, ringing: 0 }, title)
    : `(${state.alerts}) ${title}`;
}

export class TabStatus {
  private readonly title = document.title;
  private readonly icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  private state: TabState = { isLost: false, alerts: 0, accountsToCheck: 0, ringing: 0, calls: 0 };
  private shownSeverity: TabSeverity | undefined;

  constructor(private readonly createTitle: (state: TabState, title: string) => string = formatTitle) {}

  update(changes: Partial<TabState>): void {
    this.state = { ...this.state, ...changes };
    const title = this.createTitle(this.state, this.title);
    if (document.title !== title) document.title = title;
    const severity = getSeverity(this.state);
    if (severity === this.shownSeverity) return;
    this.shownSeverity = severity;
    const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12161C"/>${ICONS[severity]}</svg>`;
    if (this.icon) this.icon.href = `data:image/svg+xml,${encodeURIComponent(icon)}`;
  }
}
