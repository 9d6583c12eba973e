// The head of a board: title, counts, the age of each account's data, the connection, the clock.

import { AccountList, isInTrouble } from './accounts';
import { titled } from './alert-texts';
import type { State } from './frames';
import type { LinkState } from './link';
import { attribute, list, text } from './slots';
import type { Store } from './store';

const COUNTED: Record<string, readonly State[]> = {
  up: ['OnCall', 'OnHold'],
  busy: ['OnCall', 'OnHold', 'Dialing'],
  ringing: ['Ringing'],
  onhold: ['OnHold'],
  dialing: ['Dialing'],
  idle: ['Idle'],
  offline: ['Offline'],
  unknown: ['Unknown'],
};

export class Header {
  private readonly accounts: AccountList | undefined;
  private readonly page: HTMLElement;
  private readonly title = document.title;

  constructor(private readonly store: Store) {
    this.page = document.querySelector<HTMLElement>('[data-page]') ?? document.body;
    const container = list('accounts');
    this.accounts = container ? new AccountList(container, 'account', store) : undefined;
  }

  show(): void {
    this.accounts?.show();
    text(document, 'title', this.store.title);
  }

  tick(now: number): void {
    this.accounts?.tick(now);
    text(document, 'clock', new Date(now).toLocaleTimeString('en-GB'));
  }

  /** Counts what is drawn: a phone that was forgotten is unknown, whatever it last did. */
  count(shown: readonly State[]): void {
    for (const [name, states] of Object.entries(COUNTED)) write(name, shown.filter((state) => states.includes(state)).length);
    write('all', shown.length);
    // Counted above where they were last seen, which must not pass for news.
    write('stale', document.querySelectorAll('.tile[data-fresh="stale"]').length);
    write('calls', this.store.calls.size);
    write('registrations', this.store.registrations.size);
    write('troubles', [...this.store.accounts.values()].filter(isInTrouble).length);
    const ringing = shown.filter((state) => state === 'Ringing').length;
    const title = titled(ringing > 0 ? `(${ringing}) ${this.title}` : this.title, this.store.alerts.values());
    if (document.title !== title) document.title = title;
  }

  link(state: LinkState, knownAt: number): void {
    attribute(this.page, 'data-link', state);
    const known = Number.isNaN(knownAt) ? 'what the page was loaded with' : `what was known at ${new Date(knownAt).toLocaleTimeString('en-GB')}`;
    text(document, 'link', state === 'live' ? 'Live' : state === 'connecting' ? 'Connecting…' : `Connection lost — showing ${known}`);
  }
}

function write(name: string, value: number): void {
  for (const element of document.querySelectorAll(`[data-count="${name}"]`)) {
    if (element.textContent !== String(value)) element.textContent = String(value);
    attribute(element, 'data-zero', value === 0 ? '' : null);
  }
}
