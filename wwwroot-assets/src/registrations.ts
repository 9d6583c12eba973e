// The panel of registrations, soonest to end first.

import { isOld, rowFreshness, seenAt } from './age';
import { age, countdown } from './format';
import type { Registration } from './frames';
import { byRegistration } from './order';
import { RowList } from './rows';
import { attribute, text } from './slots';
import type { Store } from './store';

const SOON = 60;

export type Urgency = 'lost' | 'overdue' | 'soon' | 'normal' | 'none';

export function urgency(row: Registration, left: number): Urgency {
  if (!row.registered) return 'lost';
  if (Number.isNaN(left)) return 'none';
  return left < 0 ? 'overdue' : left < SOON ? 'soon' : 'normal';
}

export function countdownText(row: Registration, left: number): string {
  const how = urgency(row, left);
  if (how === 'lost') return 'lost';
  return how === 'none' ? 'no expiry' : (row.expiry === 'Estimated' ? '≈ ' : '') + countdown(left);
}

export class RegistrationPanel {
  private readonly list: RowList<Registration>;

  constructor(container: HTMLElement, private readonly store: Store) {
    this.list = new RowList(container, 'registration', (element, row) => this.patch(element, row));
  }

  show(all: boolean): void {
    this.list.show([...this.store.registrations.values()].sort(byRegistration).map((row) => [row.key, row] as const), all);
  }

  tick(now: number): void {
    for (const [element, row] of this.list.entries()) {
      const left = (Date.parse(row.expiresAt ?? '') - now) / 1000;
      const fresh = rowFreshness(row, 'registrations', this.store.seen, this.store.accounts.get(row.account), this.store.judgedAt(now));
      // It may have been renewed unseen: no alarm is raised by what is old.
      const isUnsure = row.registered && isOld(fresh);
      attribute(element, 'data-fresh', fresh);
      attribute(element, 'data-urgency', isUnsure ? 'none' : urgency(row, left));
      text(element, 'countdown', isUnsure ? age((now - seenAt(row, 'registrations', this.store.seen)) / 1000) : countdownText(row, left));
    }
  }

  private patch(element: HTMLElement, row: Registration): void {
    const extension = row.extension === null ? undefined : this.store.extensions.get(row.extension);
    const number = extension?.number ?? lastPart(row.extension);
    attribute(element, 'data-registered', String(row.registered));
    attribute(element, 'data-expires', row.expiresAt);
    attribute(element, 'data-expiry', row.expiry);
    text(element, 'name', extension?.name?.trim() || number || lastPart(row.key));
    text(element, 'detail', [number, row.address, row.userAgent].filter(Boolean).join(' · '));
  }
}

const lastPart = (key: string | null): string => key?.slice(key.lastIndexOf('/') + 1) ?? '';
