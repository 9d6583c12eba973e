// The panel of active calls with their legs.

import { isOld, rowFreshness, seenAt } from '../model/row-age';
import { callInState, callSince } from '../model/call-times';
import { age, duration } from '../model/time-format';
import type { Call, Leg } from '../model/frames';
import { byCall } from '../model/order';
import { RowList } from '../shared/keyed-list';
import { shownCall, shownLeg } from '../model/shown-state';
import { attribute, shape, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import { directionWord, nameAndNumber, word } from '../model/texts';

export class CallPanel {
  private readonly list: RowList<Call>;

  constructor(container: HTMLElement, private readonly store: Store) {
    this.list = new RowList(container, 'call', (element, call) => this.patch(element, call));
  }

  show(all: boolean): void {
    this.list.show([...this.store.calls.values()].sort(byCall).map((call) => [call.key, call] as const), all);
  }

  tick(now: number): void {
    for (const [element, call] of this.list.entries()) {
      const fresh = rowFreshness(call, 'calls', this.store.seen, this.store.accounts.get(call.account), this.store.judgedAt(now));
      const shown = fresh === 'unknown' ? 'Unknown' : shownCall(call);
      attribute(element, 'data-fresh', fresh);
      attribute(element, 'data-state', shown);
      shape(element, shown);
      text(element, 'word', word(shown));
      const since = callSince(call);
      const inState = callInState(call);
      text(element, 'in-state', isOld(fresh) || inState === null || inState === since ? '' : duration((now - Date.parse(inState)) / 1000));
      // Nobody knows whether it still goes on, so its time does not run on.
      if (isOld(fresh)) text(element, 'time', age((now - seenAt(call, 'calls', this.store.seen)) / 1000));
      else text(element, 'time', since === null ? '' : duration((now - Date.parse(since)) / 1000));
    }
  }

  private patch(element: HTMLElement, call: Call): void {
    attribute(element, 'data-since', callSince(call));
    text(element, 'from', call.from || 'withheld');
    text(element, 'to', call.to || 'not told');
    text(element, 'direction', directionWord(call.direction));
    const legs = element.querySelector<HTMLElement>('[data-slot="legs"]');
    if (!legs) return;
    const list = new RowList<Leg>(legs, 'leg', (row, leg) => this.patchLeg(row, leg), 'leg');
    list.show(call.legs.map((leg) => [leg.id, leg] as const));
  }

  private patchLeg(element: HTMLElement, leg: Leg): void {
    const extension = leg.extension === null ? undefined : this.store.extensions.get(leg.extension);
    const shown = shownLeg(leg);
    attribute(element, 'data-state', shown);
    shape(element, shown);
    text(element, 'party', (extension ? nameAndNumber(extension) : leg.party) || 'withheld');
    text(element, 'word', word(shown));
  }
}

