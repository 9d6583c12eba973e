// Several tabs of one person: which of them tells of alerts, and whether any of them is being looked at. Both are locks, which
// a browser gives back by itself when a tab is closed or falls over.

import { ofHost } from '../../shared/base-path';

const LEADS = 'desk-alerts-leads';
const LOOKED = 'desk-alerts-looked-at';

export class Tabs {
  /** Whether this is the tab that tells. A browser without locks, or a page over plain http, knows of no other. */
  leads = !('locks' in navigator);
  private left: (() => void) | undefined;

  watch(): void {
    if (!this.leads) {
      void navigator.locks.request(ofHost(LEADS), () => {
        this.leads = true;
        return new Promise<never>(() => undefined);
      });
    }
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, () => this.look());
    document.addEventListener('visibilitychange', () => this.look());
    this.look();
  }

  /** Whether somebody looks at this tab or another one of theirs. */
  async looked(): Promise<boolean> {
    if (isLooked()) return true;
    if (!('locks' in navigator)) return false;
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === ofHost(LOOKED));
  }

  private look(): void {
    if (isLooked() === (this.left !== undefined)) return;
    if (this.left) {
      this.left();
      this.left = undefined;
      return;
    }
    const gone = new Promise<void>((done) => (this.left = done));
    if ('locks' in navigator) void navigator.locks.request(ofHost(LOOKED), { mode: 'shared' }, () => gone);
  }
}

const isLooked = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
