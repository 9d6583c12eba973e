// A page that nobody sees need not be drawn: the server is told when it goes behind others, and when it comes forward.

import type { Desk } from '../main';

export class InSight {
  private desk: Desk | undefined;

  constructor(page: HTMLElement) {
    document.addEventListener('visibilitychange', () => this.tell());
    // A line that is back knows nothing of what was said before.
    new MutationObserver(() => this.tell()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
  }

  open(desk: Desk): void {
    this.desk = desk;
  }

  private tell(): void {
    void this.desk?.invokeMethodAsync('See', !document.hidden).catch(() => undefined);
  }
}
