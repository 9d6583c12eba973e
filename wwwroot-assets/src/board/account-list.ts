// The accounts: whether they answer, and when one does not, for how long, why, and when it is asked again.

import { accountFreshness, accountSeenAt } from '../model/row-age';
import { age } from '../model/time-format';
import type { Account } from '../model/frames';
import { RowList } from '../shared/keyed-list';
import { attribute, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { healthWord, lastAnswer, lasting, nextTry, unowned } from '../model/texts';
import { byNumber } from '../model/order';

/** A list of accounts: the badges of a header, or at more length those in trouble. */
export class AccountList {
  private readonly list: RowList<Account>;

  constructor(
    container: HTMLElement,
    template: 'account' | 'trouble',
    private readonly store: Store,
    private readonly isShown: (account: Account) => boolean = () => true,
  ) {
    this.list = new RowList(container, template, patch);
  }

  show(): void {
    const rows = [...this.store.accounts.values()].filter(this.isShown).sort((a, b) => byNumber(a.id, b.id));
    this.list.show(rows.map((account) => [account.id, account] as const));
  }

  tick(now: number): void {
    for (const [element, account] of this.list.entries()) tickAccount(element, account, this.store, now);
  }
}

export const isInTrouble = (account: Account): boolean => account.failure !== null || account.notice !== undefined;

function patch(element: HTMLElement, account: Account): void {
  attribute(element, 'data-health', account.health);
  const message = account.failure?.message ?? account.notice;
  attribute(element, 'title', message ?? null);
  text(element, 'id', account.id);
  text(element, 'vendor', account.vendor);
  text(element, 'message', message ?? '');
  text(element, 'unowned', unowned(account.unownedCalls ?? 0));
}

function tickAccount(element: HTMLElement, account: Account, store: Store, now: number): void {
  const fresh = accountFreshness(account, store.seen, store.judgedAt(now));
  const since = (time: string | null | undefined): number => (now - Date.parse(time ?? '')) / 1000;
  attribute(element, 'data-fresh', fresh);
  text(element, 'health', healthWord(account.health, fresh));
  text(element, 'age', age((now - accountSeenAt(account.id, store.seen)) / 1000));
  text(element, 'lasting', isInTrouble(account) ? lasting(since(account.since)) : '');
  text(element, 'answer', account.failure ? lastAnswer(since(account.failure.lastSuccessAt)) : '');
  // Whether a try that fell due unheard was made, nobody here can know.
  text(element, 'next', account.failure && !store.isCutOff(now) ? nextTry(account.failure.nextTryAt === null ? null : -since(account.failure.nextTryAt)) : '');
}
