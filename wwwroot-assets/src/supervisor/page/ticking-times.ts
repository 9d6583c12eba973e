// Times that run: each says from or to which moment, and how. Written by the second, and at once when a row is another's.

import { ServerClock } from '../../shared/server-clock';
import { clock } from '../ui/activity-timeline';
import { age, countdown, duration, span } from '../../model/time-format';

/** What an element says at a moment; null when it says nothing. */
export function words(tick: string, at: number, now: number): string {
  const seconds = (now - at) / 1000;
  if (Number.isNaN(seconds)) return '';
  if (tick === 'duration') return duration(seconds);
  if (tick === 'countdown') return countdown(-seconds);
  if (tick === 'age') return age(seconds);
  if (tick === 'heard') return `last heard ${age(seconds)}`;
  if (tick === 'span') return span(seconds);
  if (tick === 'clock') return clock(at, now);
  // Of what rests the first minute is not told, as on the wall: it is calm.
  return tick === 'rest' ? (seconds >= 60 ? span(seconds) : '') : '';
}

export class Ticks {
  readonly clock = new ServerClock();
  private readonly changes = new MutationObserver((all) => this.follow(all));

  constructor(private readonly page: HTMLElement) {
    this.clock.measure(page.dataset.now ?? '');
    this.changes.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-at', 'data-tick'] });
    this.everySecond();
  }

  private everySecond(): void {
    const now = this.clock.now();
    for (const element of this.page.querySelectorAll<HTMLElement>('[data-tick]')) write(element, now);
    setTimeout(() => this.everySecond(), 1000 - (Date.now() % 1000));
  }

  /** A grid gives a row's elements to another row: until the next second it would show the time of the one before. */
  private follow(changes: readonly MutationRecord[]): void {
    const now = this.clock.now();
    for (const { type, target, addedNodes } of changes) {
      if (!(target instanceof HTMLElement)) continue;
      if (type === 'attributes') {
        if (target.dataset.tick !== undefined) write(target, now);
        else this.clock.measure(target.dataset.at ?? '');
        continue;
      }
      for (const added of addedNodes) {
        if (!(added instanceof HTMLElement)) continue;
        if (added.dataset.tick !== undefined) write(added, now);
        for (const element of added.querySelectorAll<HTMLElement>('[data-tick]')) write(element, now);
      }
    }
  }
}

function write(element: HTMLElement, now: number): void {
  const { tick, at } = element.dataset;
  const said = words(tick ?? '', Date.parse(at ?? ''), now);
  if (element.textContent === said) return;
  element.textContent = said;
  element.toggleAttribute('data-overdue', tick === 'countdown' && Date.parse(at ?? '') < now);
}
