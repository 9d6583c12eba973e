// What a dragged call may be dropped on, and what the card says of it. The server decides again when it is dropped.

/** The call that is dragged, as the page said when the drag began. */
export interface DraggedCall {
  /** Its key; empty when a tile was taken, which knows its extension alone. */
  call: string;
  /** The key of the extension that gives it away: the account, a slash, the number; no number when none of ours does. */
  from: string;
  /** Who is given away. */
  party: string;
  /** Whose call it is now; empty when nobody's. */
  owner: string;
  /** The call's state, or Parked. */
  phase: string;
  /** The version of the board that was seen. */
  seenVersion: number;
}

/** An extension below the pointer, or a place to park. */
export interface DropTarget {
  /** The key of the extension, or `park`. */
  key: string;
  name: string;
  state: string;
  isGone: boolean;
}

/** The accounts that can transfer, and those that can park. */
export interface TransferCapabilities {
  transfer: readonly string[];
  park: readonly string[];
}

export interface DropVerdict {
  isAllowed: boolean;
  message: string;
}

export const PARK = 'park';

/** So far a hand trembles when it only presses. */
export const DRAG_THRESHOLD = 6;

/** So near to the edge of a grid it begins to scroll, and so fast it gets at the edge, in pixels and pixels per second. */
const SCROLL_EDGE = 44;
const MAX_SCROLL_SPEED = 900;

const BUSY_STATES: Record<string, string> = {
  OnCall: 'on a call',
  OnHold: 'on hold',
  Ringing: 'ringing',
  Dialing: 'dialling',
  DoNotDisturb: 'not to be disturbed',
  Unknown: 'perhaps not there',
};

const getAccount = (key: string): string => key.slice(0, key.indexOf('/'));

export function isDragDistance(x: number, y: number): boolean {
  return Math.hypot(x, y) >= DRAG_THRESHOLD;
}

export function getDropVerdict(call: DraggedCall, target: DropTarget, capabilities: TransferCapabilities): DropVerdict {
  const account = getAccount(call.from);
  const isParked = call.phase === 'Parked';
  const reject = (message: string): DropVerdict => ({ isAllowed: false, message });
  if (target.key === PARK) {
    if (isParked) return reject('It is parked already');
    if (!capabilities.park.includes(account)) return reject(`${account} cannot park calls`);
    return call.phase === 'Ringing' ? reject('It cannot be parked while it rings') : { isAllowed: true, message: 'park it' };
  }
  if (target.isGone) return reject(`${target.name} is gone`);
  if (getAccount(target.key) !== account) return reject(`${target.name} is in another phone system`);
  if (!(isParked ? capabilities.park : capabilities.transfer).includes(account))
    return reject(`${account} cannot ${isParked ? 'retrieve' : 'transfer'} calls`);
  if (target.key === call.from && !isParked) return reject(`It is with ${target.name} already`);
  if (target.state === 'Offline') return reject(`${target.name} is offline`);
  const busy = BUSY_STATES[target.state];
  return { isAllowed: true, message: busy ? `${target.name}, ${busy}: you will be asked` : target.name };
}

/** How fast a grid scrolls while a call is held near its upper or lower edge, in pixels per second; upwards below zero. */
export function getScrollSpeed(y: number, top: number, bottom: number): number {
  const room = Math.min(SCROLL_EDGE, (bottom - top) / 3);
  const speed = (into: number): number => MAX_SCROLL_SPEED * Math.min(1, Math.max(0, into / room)) ** 2;
  return speed(y - (bottom - room)) - speed(top + room - y);
}
