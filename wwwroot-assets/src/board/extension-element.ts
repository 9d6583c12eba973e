// An extension as a tile or as a row of the team view: the same slots, so the same script.

import { isOld, rowFreshness, seenAt } from '../model/row-age';
import { age, span } from '../model/time-format';
import type { Extension } from '../model/frames';
import { isMarked, shownAt, type Shown } from '../model/shown-state';
import { attribute, shape, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { beside, DISTURB_MARK, line, nameAndNumber, nameOf, running, WAITING_WORD, waitingLine, word } from '../model/texts';
import { waitingAt } from './waiting-calls';

/** Writes what a frame said. What moves with time alone is `tickPerson`'s. */
export function patchPerson(element: HTMLElement, row: Extension): void {
  attribute(element, 'data-account', row.account);
  attribute(element, 'data-state', row.state);
  attribute(element, 'data-since', row.since);
  attribute(element, 'data-direction', row.direction);
  attribute(element, 'data-team', row.team ?? '');
  attribute(element, 'data-dnd', row.dnd ? '' : null);
  if (element.dataset.search !== undefined) {
    attribute(element, 'data-search', `${nameAndNumber(row)} ${row.team ?? ''}`.trimEnd().toLowerCase());
    attribute(element, 'data-number-forms', row.numberForms?.join(' ') ?? null);
  }
  text(element, 'number', beside(row));
  text(element, 'name', nameOf(row));
  text(element, 'line', line(row));
}

/** Ages it, and lets its running time run. Answers the state drawn. */
export function tickPerson(element: HTMLElement, row: Extension, store: Store, now: number): Shown {
  const fresh = rowFreshness(row, 'presence', store.seen, store.accounts.get(row.account), store.judgedAt(now));
  const shown = shownAt(row, fresh);
  const at = seenAt(row, 'presence', store.seen);
  const time = element.querySelector('[data-slot="time"]');
  if (time) attribute(time, 'data-short', isOld(fresh) ? span((now - at) / 1000) : null);
  text(element, 'time', isOld(fresh) ? age((now - at) / 1000) : running(shown, (now - Date.parse(row.since ?? '')) / 1000));
  const waiting = isOld(fresh) ? undefined : waitingAt(row, store, now);
  if (waiting) text(element, 'line', waitingLine((now - waiting.since) / 1000, waiting.party));
  else if (element.dataset.waiting !== undefined) text(element, 'line', line(row));
  attribute(element, 'data-waiting', waiting ? '' : null);
  attribute(element, 'data-fresh', fresh);
  if (element.dataset.shown !== shown || element.title === '') {
    attribute(element, 'data-shown', shown);
    shape(element, shown);
    text(element, 'word', word(shown));
  }
  attribute(element, 'title', [nameOf(row), beside(row), word(shown), waiting && WAITING_WORD, isMarked(row, shown) && DISTURB_MARK].filter(Boolean).join(' · '));
  return shown;
}
