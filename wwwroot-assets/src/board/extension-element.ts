// An extension as a tile or as a row of the team view. Both have the same slots.

import { isOld, rowFreshness, lastObservedAt } from '../model/row-age';
import { formatAge, formatSpan } from '../model/time-format';
import type { Extension } from '../model/frames';
import { hasDoNotDisturbMark, getAgedState, type ShownState } from '../model/shown-state';
import { setAttribute, setIcon, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import {
  secondaryNumber,
  DO_NOT_DISTURB_LABEL,
  detailLine,
  nameAndNumber,
  displayName,
  formatStateTime,
  CALL_WAITING_LABEL,
  formatWaitingCall,
  stateName,
} from '../model/texts';
import { findWaitingCall } from './waiting-calls';

/** Writes the data of a frame. `tickExtension` updates what depends on time. */
export function updateExtension(element: HTMLElement, row: Extension): void {
  setAttribute(element, 'data-account', row.account);
  setAttribute(element, 'data-state', row.state);
  setAttribute(element, 'data-since', row.since);
  setAttribute(element, 'data-direction', row.direction);
  setAttribute(element, 'data-team', row.team ?? '');
  setAttribute(element, 'data-dnd', row.dnd ? '' : null);
  if (element.dataset.search !== undefined) {
    setAttribute(element, 'data-search', `${nameAndNumber(row)} ${row.team ?? ''}`.trimEnd().toLowerCase());
    setAttribute(element, 'data-number-forms', row.numberForms?.join(' ') ?? null);
  }
  setText(element, 'number', secondaryNumber(row));
  setText(element, 'name', displayName(row));
  setText(element, 'line', detailLine(row));
}

/** Updates age and running time; returns the shown state. */
export function tickExtension(element: HTMLElement, row: Extension, store: BoardStore, now: number): ShownState {
  const fresh = rowFreshness(row, 'presence', store.pollTimes, store.accounts.get(row.account), store.referenceTime(now));
  const shown = getAgedState(row, fresh);
  const at = lastObservedAt(row, 'presence', store.pollTimes);
  const time = element.querySelector('[data-slot="time"]');
  if (time) setAttribute(time, 'data-short', isOld(fresh) ? formatSpan((now - at) / 1000) : null);
  setText(
    element,
    'time',
    isOld(fresh) ? formatAge((now - at) / 1000) : formatStateTime(shown, (now - Date.parse(row.since ?? '')) / 1000),
  );
  const waiting = isOld(fresh) ? undefined : findWaitingCall(row, store, now);
  if (waiting) setText(element, 'line', formatWaitingCall((now - waiting.since) / 1000, waiting.party));
  else if (element.dataset.waiting !== undefined) setText(element, 'line', detailLine(row));
  setAttribute(element, 'data-waiting', waiting ? '' : null);
  setAttribute(element, 'data-fresh', fresh);
  if (element.dataset.shown !== shown || element.title === '') {
    setAttribute(element, 'data-shown', shown);
    setIcon(element, shown);
    setText(element, 'word', stateName(shown));
  }
  setAttribute(
    element,
    'title',
    [
      displayName(row),
      secondaryNumber(row),
      stateName(shown),
      waiting && CALL_WAITING_LABEL,
      hasDoNotDisturbMark(row, shown) && DO_NOT_DISTURB_LABEL,
    ]
      .filter(Boolean)
      .join(' · '),
  );
  return shown;
}
