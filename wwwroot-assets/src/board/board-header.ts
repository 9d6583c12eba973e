// The head of a board: title, counts, the age of each account's data, the connection, the clock.

import { AccountList, isInTrouble } from './account-list';
import { isOpen } from '../model/alert-texts';
import { figures, writeNotes } from './board-summary';
import type { LinkState } from '../connection/board-connection';
import type { Shown } from '../model/shown-state';
import { Sign } from './tab-status';
import { attribute, list, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { linkWord } from '../model/texts';
import { waitingNow } from './waiting-calls';

const COUNTED: Record<string, readonly Shown[]> = {
  busy: ['OnCall', 'OnHold', 'Dialing'],
  ringing: ['Ringing'],
  onhold: ['OnHold'],
  dialing: ['Dialing'],
  idle: ['Idle'],
  donotdisturb: ['DoNotDisturb'],
  offline: ['Offline'],
  unknown: ['Unknown'],
};

export class Header {
  private readonly accounts: AccountList | undefined;
  private readonly page: HTMLElement;
  private readonly sign: Sign | undefined;

  constructor(private readonly store: Store) {
    this.page = document.querySelector<HTMLElement>('[data-page]') ?? document.body;
    // The supervisor's page says what is in its list of alerts, not what is on the board beside it.
    this.sign = this.page.dataset.page === 'supervisor' ? undefined : new Sign();
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
  count(shown: readonly Shown[], now: number): void {
    // One who talks while another call waits is among the ringing as well.
    const waiting = waitingNow(this.store, now).length;
    for (const [name, states] of Object.entries(COUNTED)) write(name, shown.filter((state) => states.includes(state)).length + (name === 'ringing' ? waiting : 0));
    write('all', shown.length);
    // Counted above where they were last seen, which must not pass for news.
    write('stale', document.querySelectorAll('.tile[data-fresh="stale"]').length);
    const told = figures(this.store, now);
    write('up', told.up);
    write('due', told.due);
    writeNotes(this.page, told);
    write('calls', this.store.calls.size);
    write('registrations', this.store.registrations.size);
    const troubles = [...this.store.accounts.values()].filter(isInTrouble).length;
    write('troubles', troubles);
    const alerts = [...this.store.alerts.values()].filter(isOpen).length;
    this.sign?.show({ alerts, troubles, ringing: shown.filter((state) => state === 'Ringing').length + waiting, calls: this.store.calls.size });
  }

  link(state: LinkState, knownAt: number): void {
    attribute(this.page, 'data-link', state);
    const isOld = state !== 'live' && state !== 'connecting';
    this.sign?.show({ isLost: isOld });
    const known = Number.isNaN(knownAt) ? 'what the page was loaded with' : `what was known at ${moment(knownAt, Date.now())}`;
    text(document, 'link', isOld ? `${linkWord(state)} — showing ${known}` : linkWord(state));
  }
}

/** 14:02:11, and of another day its date too. */
function moment(at: number, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString('en-GB');
  return date.toDateString() === new Date(now).toDateString() ? time : `${time} on ${date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}`;
}

function write(name: string, value: number): void {
  for (const element of document.querySelectorAll(`[data-count="${name}"]`)) {
    if (element.textContent !== String(value)) element.textContent = String(value);
    attribute(element, 'data-zero', value === 0 ? '' : null);
  }
}
