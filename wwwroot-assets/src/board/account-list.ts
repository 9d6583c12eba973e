// The list of accounts: health, and for an account in trouble its duration, cause and next attempt.

import { accountFreshness, accountLastObservedAt } from '../model/row-age';
import { formatAge } from '../model/time-format';
import type { Account } from '../model/frames';
import { KeyedList } from '../shared/keyed-list';
import { setAttribute, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import { healthName, formatLastResponse, formatLasting, formatNextTry, formatUnassignedCalls } from '../model/texts';
import { byNumber } from '../model/order';

/** A list of accounts: the badges of the header, or the detailed list of those that need attention. */
export class AccountList {
  private readonly list: KeyedList<Account>;

  constructor(
    container: HTMLElement,
    template: 'account' | 'trouble',
    private readonly store: BoardStore,
    private readonly isShown: (account: Account) => boolean = () => true,
  ) {
    this.list = new KeyedList(container, template, updateAccount);
  }

  show(): void {
    const rows = [...this.store.accounts.values()].filter(this.isShown).sort((a, b) => byNumber(a.id, b.id));
    this.list.update(rows.map((account) => [account.id, account] as const));
  }

  tick(now: number): void {
    for (const [element, account] of this.list.entries()) tickAccount(element, account, this.store, now);
  }
}

export const needsAttention = (account: Account): boolean => account.failure !== null || account.notice !== undefined;

function updateAccount(element: HTMLElement, account: Account): void {
  setAttribute(element, 'data-health', account.health);
  const message = account.failure?.message ?? account.notice;
  setAttribute(element, 'title', message ?? null);
  setText(element, 'id', account.id);
  setText(element, 'vendor', account.vendor);
  setText(element, 'message', message ?? '');
  setText(element, 'unowned', formatUnassignedCalls(account.unownedCalls ?? 0));
}

function tickAccount(element: HTMLElement, account: Account, store: BoardStore, now: number): void {
  const fresh = accountFreshness(account, store.pollTimes, store.referenceTime(now));
  const since = (time: string | null | undefined): number => (now - Date.parse(time ?? '')) / 1000;
  setAttribute(element, 'data-fresh', fresh);
  setText(element, 'health', healthName(account.health, fresh));
  setText(element, 'age', formatAge((now - accountLastObservedAt(account.id, store.pollTimes)) / 1000));
  setText(element, 'lasting', needsAttention(account) ? formatLasting(since(account.since)) : '');
  setText(element, 'answer', account.failure ? formatLastResponse(since(account.failure.lastSuccessAt)) : '');
  // While frames are missing, the screen cannot know whether an attempt that was due has been made.
  setText(
    element,
    'next',
    account.failure && !store.isCutOff(now)
      ? formatNextTry(account.failure.nextTryAt === null ? null : -since(account.failure.nextTryAt))
      : '',
  );
}
