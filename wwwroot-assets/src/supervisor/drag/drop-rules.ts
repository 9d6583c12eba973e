// The targets that a dragged call may be dropped on, and the text of the card. The server checks again on the drop.

/** The dragged call, as shown when the drag began. */
export interface DraggedCall {
  /** Its key; empty for a tile, which knows only its extension. */
  call: string;
  /** The key of the transferring extension: account, slash, number. Without a number when it is no known extension. */
  from: string;
  /** The party that is transferred. */
  party: string;
  /** The extension that has the call; empty when it is unassigned. */
  owner: string;
  /** The call's state, or Parked. */
  phase: string;
  /** The version of the board when the drag began. */
  seenVersion: number;
}

/** An extension below the pointer, or the parking area. */
export interface DropTarget {
  /** The key of the extension, or `park`. */
  key: string;
  name: string;
  state: string;
  isGone: boolean;
}

/** The accounts that can transfer and those that can park. */
export interface TransferCapabilities {
  transfer: readonly string[];
  park: readonly string[];
}

export interface DropVerdict {
  isAllowed: boolean;
  message: string;
}

export const PARK = 'park';

/** A smaller movement is a click with an unsteady hand. */
export const DRAG_THRESHOLD = 6;

/** The distance from a grid's edge at which it scrolls, in pixels, and the speed at the edge, in pixels per second. */
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

/** The scroll speed of a grid while a call is held near its upper or lower edge, in pixels per second; negative is up. */
export function getScrollSpeed(y: number, top: number, bottom: number): number {
  const room = Math.min(SCROLL_EDGE, (bottom - top) / 3);
  const speed = (into: number): number => MAX_SCROLL_SPEED * Math.min(1, Math.max(0, into / room)) ** 2;
  return speed(y - (bottom - room)) - speed(top + room - y);
}
