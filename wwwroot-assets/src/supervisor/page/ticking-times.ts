// Running times: an element names a time and a format. They are written each second, and at once when the element is
// reused for another row.

import { ServerClock } from '../../shared/server-clock';
import { formatClock } from './local-day';
import { formatAge, formatCountdown, formatDuration, formatSpan } from '../../model/time-format';
import * as texts from '../../texts/en';
import { format } from '../../texts/format';

/** Formats a time; empty for an invalid one. */
export function formatTick(tick: string, at: number, now: number): string {
  const seconds = (now - at) / 1000;
  if (Number.isNaN(seconds)) return '';
  if (tick === 'duration') return formatDuration(seconds);
  if (tick === 'countdown') return formatCountdown(-seconds);
  if (tick === 'age') return formatAge(seconds);
  if (tick === 'heard') return format(texts.lastHeard, { age: formatAge(seconds) });
  if (tick === 'span') return formatSpan(seconds);
  if (tick === 'clock') return formatClock(at, now);
  // The first minute of a resting state is not shown, as on the wall.
  return tick === 'rest' ? (seconds >= 60 ? formatSpan(seconds) : '') : '';
}

export class TickingTimes {
  readonly clock = new ServerClock();
  private readonly changes = new MutationObserver((all) => this.handleChanges(all));

  constructor(private readonly page: HTMLElement) {
    this.clock.measure(page.dataset.now ?? '');
    this.changes.observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-at', 'data-tick'] });
    this.everySecond();
  }

  private everySecond(): void {
    const now = this.clock.now();
    for (const element of this.page.querySelectorAll<HTMLElement>('[data-tick]')) writeTick(element, now);
    setTimeout(() => this.everySecond(), 1000 - (Date.now() % 1000));
  }

  /** A grid reuses a row's elements for another row: until the next second they would show the time of the previous one. */
  private handleChanges(changes: readonly MutationRecord[]): void {
    const now = this.clock.now();
    for (const { type, target, addedNodes } of changes) {
      if (!(target instanceof HTMLElement)) continue;
      if (type === 'attributes') {
        if (target.dataset.tick !== undefined) writeTick(target, now);
        else this.clock.measure(target.dataset.at ?? '');
        continue;
      }
      for (const added of addedNodes) {
        if (!(added instanceof HTMLElement)) continue;
        if (added.dataset.tick !== undefined) writeTick(added, now);
        for (const element of added.querySelectorAll<HTMLElement>('[data-tick]')) writeTick(element, now);
      }
    }
  }
}

function writeTick(element: HTMLElement, now: number): void {
  const { tick, at } = element.dataset;
  const text = formatTick(tick ?? '', Date.parse(at ?? ''), now);
  if (element.textContent === text) return;
  element.textContent = text;
  element.toggleAttribute('data-overdue', tick === 'countdown' && Date.parse(at ?? '') < now);
}
