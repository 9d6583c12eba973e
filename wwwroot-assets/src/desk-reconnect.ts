// The line to the server is lost: says how old the page is, and loads it anew once the server is back as another.

import { span } from './format';
import type { Ticks } from './desk-ticks';

/** The framework gives up after some tries of its own; a desk that is left alone over lunch must not. */
const BETWEEN = 3_000;

export class Reconnect {
  private readonly sheet = document.getElementById('components-reconnect-modal');
  private since = 0;
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly ticks: Ticks) {}

  watch(): void {
    if (this.sheet) new MutationObserver(() => this.look()).observe(this.sheet, { attributes: true, attributeFilter: ['class'] });
  }

  private look(): void {
    const is = (name: string): boolean => this.sheet?.classList.contains(`components-reconnect-${name}`) === true;
    const isLost = is('show') || is('failed') || is('rejected');
    document.querySelector('[data-page]')?.setAttribute('data-desk', isLost ? 'lost' : 'live');
    if (!isLost) {
      clearInterval(this.timer);
      this.timer = undefined;
      return;
    }
    this.since ||= Date.now();
    if (this.timer === undefined) {
      this.since = Date.now();
      this.timer = setInterval(() => this.tick(), 1_000);
      this.tick();
    }
    // It does not know this page any more: it was started anew. All that was chosen stands in the address.
    if (is('rejected')) location.reload();
    if (is('failed')) void this.probe();
  }

  private tick(): void {
    const drawn = Date.parse(document.querySelector<HTMLElement>('.desk-main')?.dataset.at ?? '');
    const old = this.sheet?.querySelector('[data-slot="old"]');
    if (old) old.textContent = span(Math.max(0, (this.ticks.clock.now() - drawn) / 1000));
  }

  private async probe(): Promise<void> {
    try {
      const answer = await fetch('/health/live', { cache: 'no-store' });
      if (answer.ok) {
        location.reload();
        return;
      }
    } catch {
      // Not yet.
    }
    setTimeout(() => void this.probe(), BETWEEN);
  }
}
