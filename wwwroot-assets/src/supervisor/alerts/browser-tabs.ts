// Coordinates the tabs of one user: which tab shows notifications, and whether any tab is viewed. Both are Web Locks,
// which the browser releases when a tab closes or crashes.

import { toStorageName } from '../../shared/base-path';

const LEADER_LOCK = 'desk-alerts-leads';
const VIEWED_LOCK = 'desk-alerts-looked-at';

export class BrowserTabs {
  /** Whether this tab shows notifications. Without locks or on plain http, each tab does. */
  isLeader = !('locks' in navigator);
  private releaseViewed: (() => void) | undefined;

  watch(): void {
    if (!this.isLeader) {
      void navigator.locks.request(toStorageName(LEADER_LOCK), () => {
        this.isLeader = true;
        return new Promise<never>(() => undefined);
      });
    }
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, () => this.updateLock());
    document.addEventListener('visibilitychange', () => this.updateLock());
    this.updateLock();
  }

  /** Whether the user views this tab or another one. */
  async isAnyViewed(): Promise<boolean> {
    if (isViewed()) return true;
    if (!('locks' in navigator)) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === toStorageName(VIEWED_LOCK));
  }

  private updateLock(): void {
    if (isViewed() === (this.releaseViewed !== undefined)) return;
    if (this.releaseViewed) {
      this.releaseViewed();
      this.releaseViewed = undefined;
      return;
    }
    const released = new Promise<void>((done) => (this.releaseViewed = done));
    if ('locks' in navigator) void navigator.locks.request(toStorageName(VIEWED_LOCK), { mode: 'shared' }, () => released);
  }
}

const isViewed = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
