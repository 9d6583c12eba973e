// The panel of active calls and their legs.

import { isOld, rowFreshness, lastObservedAt } from '../model/row-age';
import { callStateSince, callSince } from '../model/call-times';
import { formatAge, formatDuration } from '../model/time-format';
import type { Call, Leg } from '../model/frames';
import { byCall } from '../model/order';
import { KeyedList } from '../shared/keyed-list';
import { getCallState, getLegState } from '../model/shown-state';
import { setAttribute, setIcon, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import { directionName, nameAndNumber, stateName } from '../model/texts';
import * as texts from '../texts/en';

export class CallPanel {
  private readonly list: KeyedList<Call>;

  constructor(
    container: HTMLElement,
    private readonly store: BoardStore,
  ) {
    this.list = new KeyedList(container, 'call', (element, call) => this.updateCall(element, call));
  }

  show(all: boolean): void {
    this.list.update(
      [...this.store.calls.values()].sort(byCall).map((call) => [call.key, call] as const),
      all,
    );
  }

  tick(now: number): void {
    for (const [element, call] of this.list.entries()) {
      const fresh = rowFreshness(call, 'calls', this.store.pollTimes, this.store.accounts.get(call.account), this.store.referenceTime(now));
      const shown = fresh === 'unknown' ? 'Unknown' : getCallState(call);
      setAttribute(element, 'data-fresh', fresh);
      setAttribute(element, 'data-state', shown);
      setIcon(element, shown);
      setText(element, 'word', stateName(shown));
      const since = callSince(call);
      const inState = callStateSince(call);
      setText(
        element,
        'in-state',
        isOld(fresh) || inState === null || inState === since ? '' : formatDuration((now - Date.parse(inState)) / 1000),
      );
      // An outdated call may be over, so its time does not run.
      if (isOld(fresh)) setText(element, 'time', formatAge((now - lastObservedAt(call, 'calls', this.store.pollTimes)) / 1000));
      else setText(element, 'time', since === null ? '' : formatDuration((now - Date.parse(since)) / 1000));
    }
  }

  private updateCall(element: HTMLElement, call: Call): void {
    setAttribute(element, 'data-since', callSince(call));
    setText(element, 'from', call.from || texts.withheld);
    setText(element, 'to', call.to || texts.unknownParty);
    setText(element, 'direction', directionName(call.direction));
    const legs = element.querySelector<HTMLElement>('[data-slot="legs"]');
    if (!legs) return;
    const list = new KeyedList<Leg>(legs, 'leg', (row, leg) => this.updateLeg(row, leg), 'leg');
    list.update(call.legs.map((leg) => [leg.id, leg] as const));
  }

  private updateLeg(element: HTMLElement, leg: Leg): void {
    const extension = leg.extension === null ? undefined : this.store.extensions.get(leg.extension);
    const shown = getLegState(leg);
    setAttribute(element, 'data-state', shown);
    setIcon(element, shown);
    setText(element, 'party', (extension ? nameAndNumber(extension) : leg.party) || texts.withheld);
    setText(element, 'word', stateName(shown));
  }
}
