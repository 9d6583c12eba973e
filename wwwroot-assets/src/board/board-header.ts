// The header of a board: title, counts, age of each account's data, connection, clock.

import { AccountList, needsAttention } from './account-list';
import { isOpen } from '../model/alert-texts';
import { summarize, writeSummaryNotes } from './board-summary';
import type { ConnectionState } from '../model/connection-state';
import type { ShownState } from '../model/shown-state';
import { TabStatus } from './tab-status';
import { setAttribute, findList, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import { connectionName } from '../model/texts';
import { findWaitingCalls } from './waiting-calls';
import * as texts from '../texts/en';
import { format, formatDayAndMonth, formatTime } from '../texts/format';

const COUNTED_STATES: Record<string, readonly ShownState[]> = {
  busy: ['OnCall', 'OnHold', 'Dialing'],
  ringing: ['Ringing'],
  onhold: ['OnHold'],
  dialing: ['Dialing'],
  idle: ['Idle'],
  donotdisturb: ['DoNotDisturb'],
  offline: ['Offline'],
  unknown: ['Unknown'],
};

export class BoardHeader {
  private readonly accounts: AccountList | undefined;
  private readonly page: HTMLElement;
  private readonly tabStatus: TabStatus | undefined;

  constructor(private readonly store: BoardStore) {
    this.page = document.querySelector<HTMLElement>('[data-page]') ?? document.body;
    // On the supervisor page the tab shows the alert list's state, not that of the embedded board.
    this.tabStatus = this.page.dataset.page === 'supervisor' ? undefined : new TabStatus();
    const container = findList('accounts');
    this.accounts = container ? new AccountList(container, 'account', store) : undefined;
  }

  show(): void {
    this.accounts?.show();
    setText(document, 'title', this.store.title);
  }

  tick(now: number): void {
    this.accounts?.tick(now);
    setText(document, 'clock', formatTime(new Date(now)));
  }

  /** Counts the shown states; an outdated extension counts as unknown. */
  count(shown: readonly ShownState[], now: number): void {
    // An extension with a waiting call counts as ringing in addition to its own state.
    const waiting = findWaitingCalls(this.store, now).length;
    for (const [name, states] of Object.entries(COUNTED_STATES))
      writeCount(name, shown.filter((state) => states.includes(state)).length + (name === 'ringing' ? waiting : 0));
    writeCount('all', shown.length);
    // These are counted above by their last state too; the separate count shows that they are outdated.
    writeCount('stale', document.querySelectorAll('.tile[data-fresh="stale"]').length);
    const summary = summarize(this.store, now);
    writeCount('up', summary.activeCalls);
    writeCount('due', summary.due);
    writeSummaryNotes(this.page, summary);
    writeCount('calls', this.store.calls.size);
    writeCount('registrations', this.store.registrations.size);
    const accountsToCheck = [...this.store.accounts.values()].filter(needsAttention).length;
    writeCount('troubles', accountsToCheck);
    const alerts = [...this.store.alerts.values()].filter(isOpen).length;
    this.tabStatus?.update({
      alerts,
      accountsToCheck: accountsToCheck,
      ringing: shown.filter((state) => state === 'Ringing').length + waiting,
      calls: this.store.calls.size,
    });
  }

  showConnection(state: ConnectionState, lastFrameAt: number): void {
    setAttribute(this.page, 'data-link', state);
    const isOld = state !== 'live' && state !== 'connecting';
    this.tabStatus?.update({ isLost: isOld });
    const connection = connectionName(state);
    setText(document, 'link', isOld ? formatOutdated(connection, lastFrameAt) : connection);
  }
}

/** No news — showing what was known at 14:02:11 */
const formatOutdated = (connection: string, lastFrameAt: number): string =>
  Number.isNaN(lastFrameAt)
    ? format(texts.showingLoaded, { connection })
    : format(texts.showingKnownAt, { connection, time: formatMoment(lastFrameAt, Date.now()) });

/** 14:02:11; with the date when it is not today */
function formatMoment(at: number, now: number): string {
  const date = new Date(at);
  const time = formatTime(date);
  return date.toDateString() === new Date(now).toDateString() ? time : format(texts.timeOnDate, { time, date: formatDayAndMonth(date) });
}

function writeCount(name: string, value: number): void {
  for (const element of document.querySelectorAll(`[data-count="${name}"]`)) {
    if (element.textContent !== String(value)) element.textContent = String(value);
    setAttribute(element, 'data-zero', value === 0 ? '' : null);
  }
}
