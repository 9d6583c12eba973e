// The panel of registrations: lost and flapping ones first, then by remaining time.

import { isOld, rowFreshness, lastObservedAt } from '../model/row-age';
import { formatAge, formatCountdown } from '../model/time-format';
import type { Registration } from '../model/frames';
import { byRegistration } from '../model/order';
import { KeyedList } from '../shared/keyed-list';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { setAttribute, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import { formatLostRegistrations } from '../model/texts';
import * as texts from '../texts/en';
import { format } from '../texts/format';

const EXPIRES_SOON = 60;

export type Urgency = 'lost' | 'overdue' | 'soon' | 'normal' | 'none';

export function getUrgency(row: Registration, remaining: number): Urgency {
  if (!row.registered) return 'lost';
  if (Number.isNaN(remaining)) return 'none';
  return remaining < 0 ? 'overdue' : remaining < EXPIRES_SOON ? 'soon' : 'normal';
}

/** The remaining time, or the age of outdated data: the registration may have been renewed since. */
export function formatExpiry(row: Registration, remaining: number, age = ''): string {
  const level = getUrgency(row, remaining);
  if (level === 'lost') return age === '' ? texts.registrationLost : format(texts.registrationLostSince, { age });
  if (age !== '') return age;
  return level === 'none' ? texts.noExpiry : (row.expiry === 'Estimated' ? '≈ ' : '') + formatCountdown(remaining);
}

/** Whether it was lost three times within the last ten minutes. */
export const isFlapping = (row: Registration, now: number): boolean => Date.parse(row.flappingUntil ?? '') > now;

export class RegistrationPanel implements ScreenPart {
  private readonly lost: KeyedList<Registration>;
  private readonly list: KeyedList<Registration>;
  private flappingKeys = '';

  constructor(
    private readonly panel: ParentNode,
    lost: HTMLElement,
    container: HTMLElement,
    private readonly screen: ScreenContext,
  ) {
    const update = (element: HTMLElement, row: Registration): void => this.updateRegistration(element, row);
    this.lost = new KeyedList(lost, 'registration', update);
    this.list = new KeyedList(container, 'registration', update);
  }

  show(all: boolean): void {
    const now = this.screen.clock.now();
    const rows = [...this.store.registrations.values()].sort(byRegistration);
    const isListedFirst = (row: Registration): boolean => !row.registered || isFlapping(row, now);
    const lost = rows.filter(isListedFirst).sort((a, b) => Number(isFlapping(b, now)) - Number(isFlapping(a, now)));
    this.lost.update(
      lost.map((row) => [row.key, row] as const),
      all,
    );
    this.list.update(
      rows.filter((row) => !isListedFirst(row)).map((row) => [row.key, row] as const),
      all,
    );
    const summary = formatLostRegistrations(
      rows.filter((row) => !row.registered).length,
      rows.filter((row) => isFlapping(row, now)).length,
    );
    setText(this.panel, 'lost-words', summary);
    const line = this.panel.querySelector<HTMLElement>('[data-slot="lost-words"]');
    if (line && line.hidden !== (summary === '')) line.hidden = summary === '';
    const empty = this.panel.querySelector<HTMLElement>('[data-empty="devices"]');
    if (empty) empty.hidden = rows.length > 0;
    this.flappingKeys = this.getFlappingKeys(now);
  }

  tick(now: number): void {
    // Flapping ends by time alone, without a frame.
    if (this.getFlappingKeys(now) !== this.flappingKeys) this.show(false);
    for (const [element, row] of [...this.lost.entries(), ...this.list.entries()]) {
      const left = (Date.parse(row.expiresAt ?? '') - now) / 1000;
      const fresh = rowFreshness(
        row,
        'registrations',
        this.store.pollTimes,
        this.store.accounts.get(row.account),
        this.store.referenceTime(now),
      );
      setAttribute(element, 'data-fresh', fresh);
      setAttribute(element, 'data-flapping', isFlapping(row, now) ? '' : null);
      // Outdated data raises no alarm.
      setAttribute(element, 'data-urgency', row.registered && isOld(fresh) ? 'none' : getUrgency(row, left));
      setText(
        element,
        'countdown',
        formatExpiry(row, left, isOld(fresh) ? formatAge((now - lastObservedAt(row, 'registrations', this.store.pollTimes)) / 1000) : ''),
      );
    }
  }

  private get store(): BoardStore {
    return this.screen.store;
  }

  private getFlappingKeys(now: number): string {
    return [...this.store.registrations.values()]
      .filter((row) => isFlapping(row, now))
      .map((row) => row.key)
      .join();
  }

  private updateRegistration(element: HTMLElement, row: Registration): void {
    const extension = row.extension === null ? undefined : this.store.extensions.get(row.extension);
    const number = extension?.number ?? lastPart(row.extension);
    setAttribute(element, 'data-registered', String(row.registered));
    setAttribute(element, 'data-expires', row.expiresAt);
    setAttribute(element, 'data-expiry', row.expiry);
    const left = element.querySelector('[data-slot="countdown"]');
    if (left) setAttribute(left, 'title', row.expiry === 'Estimated' ? texts.estimatedExpiry : null);
    const name = extension?.name?.trim() || number || lastPart(row.key);
    setText(element, 'name', name);
    setText(element, 'detail', [number === name ? '' : number, row.address, row.userAgent].filter(Boolean).join(' · '));
  }
}

const lastPart = (key: string | null): string => key?.slice(key.lastIndexOf('/') + 1) ?? '';
