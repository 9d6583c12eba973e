// What a dragged call may be dropped on, and what the card says of it. The server decides again when it is dropped.

/** The call that is dragged, as the page said when the drag began. */
export interface Load {
  /** Its key; empty when a tile was taken, which knows its extension alone. */
  call: string;
  /** The key of the extension that gives it away: the account, a slash, the number; no number when none of ours does. */
  from: string;
  /** Who is given away. */
  who: string;
  /** Whose call it is now; empty when nobody's. */
  giver: string;
  /** The call's state, or Parked. */
  phase: string;
  /** The version of the board that was seen. */
  seen: number;
}

/** An extension below the pointer, or a place to park. */
export interface Place {
  /** The key of the extension, or `park`. */
  key: string;
  name: string;
  state: string;
  isGone: boolean;
}

/** The accounts that can transfer, and those that can park. */
export interface Offers {
  transfer: readonly string[];
  parks: readonly string[];
}

export interface Verdict {
  may: boolean;
  says: string;
}

export const PARK = 'park';

/** So far a hand trembles when it only presses. */
export const THRESHOLD = 6;

/** So near to the edge of a grid it begins to scroll, and so fast it gets at the edge, in pixels and pixels per second. */
const EDGE = 44;
const FASTEST = 900;

const BUSY: Record<string, string> = { OnCall: 'on a call', OnHold: 'on hold', Ringing: 'ringing', Dialing: 'dialling', DoNotDisturb: 'not to be disturbed', Unknown: 'perhaps not there' };

const accountOf = (key: string): string => key.slice(0, key.indexOf('/'));

export function isFar(x: number, y: number): boolean {
  return Math.hypot(x, y) >= THRESHOLD;
}

export function verdict(load: Load, place: Place, offers: Offers): Verdict {
  const account = accountOf(load.from);
  const isParked = load.phase === 'Parked';
  const no = (says: string): Verdict => ({ may: false, says });
  if (place.key === PARK) {
    if (isParked) return no('It is parked already');
    if (!offers.parks.includes(account)) return no(`${account} cannot park calls`);
    return load.phase === 'Ringing' ? no('It cannot be parked while it rings') : { may: true, says: 'park it' };
  }
  if (place.isGone) return no(`${place.name} is gone`);
  if (accountOf(place.key) !== account) return no(`${place.name} is in another phone system`);
  if (!(isParked ? offers.parks : offers.transfer).includes(account)) return no(`${account} cannot ${isParked ? 'retrieve' : 'transfer'} calls`);
  if (place.key === load.from && !isParked) return no(`It is with ${place.name} already`);
  if (place.state === 'Offline') return no(`${place.name} is offline`);
  const busy = BUSY[place.state];
  return { may: true, says: busy ? `${place.name}, ${busy}: you will be asked` : place.name };
}

/** How fast a grid scrolls while a call is held near its upper or lower edge, in pixels per second; upwards below zero. */
export function scrollSpeed(y: number, top: number, bottom: number): number {
  const room = Math.min(EDGE, (bottom - top) / 3);
  const fast = (into: number): number => FASTEST * Math.min(1, Math.max(0, into / room)) ** 2;
  return fast(y - (bottom - room)) - fast(top + room - y);
}
