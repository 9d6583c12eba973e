// The panel of registrations: the lost and the flapping, then by what is left.

import { isOld, rowFreshness, seenAt } from '../model/row-age';
import { age, countdown } from '../model/time-format';
import type { Registration } from '../model/frames';
import { byRegistration } from '../model/order';
import { RowList } from '../shared/keyed-list';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { attribute, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { lostWords } from '../model/texts';

const SOON = 60;

export type Urgency = 'lost' | 'overdue' | 'soon' | 'normal' | 'none';

export function urgency(row: Registration, left: number): Urgency {
  if (!row.registered) return 'lost';
  if (Number.isNaN(left)) return 'none';
  return left < 0 ? 'overdue' : left < SOON ? 'soon' : 'normal';
}

/** What is left of it; once what is known of it is old, its age in place of that: it may have been renewed unseen. */
export function countdownText(row: Registration, left: number, old = ''): string {
  const how = urgency(row, left);
  if (how === 'lost') return `lost ${old}`.trim();
  if (old !== '') return old;
  return how === 'none' ? 'no expiry' : (row.expiry === 'Estimated' ? '≈ ' : '') + countdown(left);
}

/** It was lost three times within the last ten minutes. */
export const isFlapping = (row: Registration, now: number): boolean => Date.parse(row.flappingUntil ?? '') > now;

export class RegistrationPanel implements ScreenPart {
  private readonly lost: RowList<Registration>;
  private readonly list: RowList<Registration>;
  private flapping = '';

  constructor(private readonly panel: ParentNode, lost: HTMLElement, container: HTMLElement, private readonly screen: ScreenContext) {
    const patch = (element: HTMLElement, row: Registration): void => this.patch(element, row);
    this.lost = new RowList(lost, 'registration', patch);
    this.list = new RowList(container, 'registration', patch);
  }

  show(all: boolean): void {
    const now = this.screen.clock.now();
    const rows = [...this.store.registrations.values()].sort(byRegistration);
    const isTrouble = (row: Registration): boolean => !row.registered || isFlapping(row, now);
    const lost = rows.filter(isTrouble).sort((a, b) => Number(isFlapping(b, now)) - Number(isFlapping(a, now)));
    this.lost.show(lost.map((row) => [row.key, row] as const), all);
    this.list.show(rows.filter((row) => !isTrouble(row)).map((row) => [row.key, row] as const), all);
    const words = lostWords(rows.filter((row) => !row.registered).length, rows.filter((row) => isFlapping(row, now)).length);
    text(this.panel, 'lost-words', words);
    const line = this.panel.querySelector<HTMLElement>('[data-slot="lost-words"]');
    if (line && line.hidden !== (words === '')) line.hidden = words === '';
    const empty = this.panel.querySelector<HTMLElement>('[data-empty="devices"]');
    if (empty) empty.hidden = rows.length > 0;
    this.flapping = this.whoFlaps(now);
  }

  tick(now: number): void {
    // Time alone ends it.
    if (this.whoFlaps(now) !== this.flapping) this.show(false);
    for (const [element, row] of [...this.lost.entries(), ...this.list.entries()]) {
      const left = (Date.parse(row.expiresAt ?? '') - now) / 1000;
      const fresh = rowFreshness(row, 'registrations', this.store.seen, this.store.accounts.get(row.account), this.store.judgedAt(now));
      attribute(element, 'data-fresh', fresh);
      attribute(element, 'data-flapping', isFlapping(row, now) ? '' : null);
      // No alarm is raised by what is old.
      attribute(element, 'data-urgency', row.registered && isOld(fresh) ? 'none' : urgency(row, left));
      text(element, 'countdown', countdownText(row, left, isOld(fresh) ? age((now - seenAt(row, 'registrations', this.store.seen)) / 1000) : ''));
    }
  }

  private get store(): Store {
    return this.screen.store;
  }

  private whoFlaps(now: number): string {
    return [...this.store.registrations.values()].filter((row) => isFlapping(row, now)).map((row) => row.key).join();
  }

  private patch(element: HTMLElement, row: Registration): void {
    const extension = row.extension === null ? undefined : this.store.extensions.get(row.extension);
    const number = extension?.number ?? lastPart(row.extension);
    attribute(element, 'data-registered', String(row.registered));
    attribute(element, 'data-expires', row.expiresAt);
    attribute(element, 'data-expiry', row.expiry);
    const left = element.querySelector('[data-slot="countdown"]');
    if (left) attribute(left, 'title', row.expiry === 'Estimated' ? 'Estimated: the phone system does not say when this registration ends.' : null);
    const name = extension?.name?.trim() || number || lastPart(row.key);
    text(element, 'name', name);
    text(element, 'detail', [number === name ? '' : number, row.address, row.userAgent].filter(Boolean).join(' · '));
  }
}

const lastPart = (key: string | null): string => key?.slice(key.lastIndexOf('/') + 1) ?? '';
