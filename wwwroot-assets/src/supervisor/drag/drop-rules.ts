// The targets that a dragged call may be dropped on, and the text of the card. The server checks again on the drop.

import * as texts from '../../texts/en';
import { format } from '../../texts/format';

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

/** The texts of targets that the user is asked about before the call is transferred. */
const BUSY_TARGETS = {
  OnCall: texts.dropOnCall,
  OnHold: texts.dropOnHold,
  Ringing: texts.dropRinging,
  Dialing: texts.dropDialling,
  DoNotDisturb: texts.dropDoNotDisturb,
  Unknown: texts.dropUnknown,
};

const isBusy = (state: string): state is keyof typeof BUSY_TARGETS => state in BUSY_TARGETS;

const getAccount = (key: string): string => key.slice(0, key.indexOf('/'));

export function isDragDistance(x: number, y: number): boolean {
  return Math.hypot(x, y) >= DRAG_THRESHOLD;
}

export function getDropVerdict(call: DraggedCall, target: DropTarget, capabilities: TransferCapabilities): DropVerdict {
  const account = getAccount(call.from);
  const { name } = target;
  const isParked = call.phase === 'Parked';
  const reject = (message: string): DropVerdict => ({ isAllowed: false, message });
  if (target.key === PARK) {
    if (isParked) return reject(texts.dropAlreadyParked);
    if (!capabilities.park.includes(account)) return reject(format(texts.dropCannotPark, { account }));
    return call.phase === 'Ringing' ? reject(texts.dropRingingCannotPark) : { isAllowed: true, message: texts.dropPark };
  }
  if (target.isGone) return reject(format(texts.dropGone, { name }));
  if (getAccount(target.key) !== account) return reject(format(texts.dropOtherAccount, { name }));
  if (!(isParked ? capabilities.park : capabilities.transfer).includes(account))
    return reject(format(isParked ? texts.dropCannotRetrieve : texts.dropCannotTransfer, { account }));
  if (target.key === call.from && !isParked) return reject(format(texts.dropOwner, { name }));
  if (target.state === 'Offline') return reject(format(texts.dropOffline, { name }));
  return { isAllowed: true, message: isBusy(target.state) ? format(BUSY_TARGETS[target.state], { name }) : name };
}

/** The scroll speed of a grid while a call is held near its upper or lower edge, in pixels per second; negative is up. */
export function getScrollSpeed(y: number, top: number, bottom: number): number {
  const room = Math.min(SCROLL_EDGE, (bottom - top) / 3);
  const speed = (into: number): number => MAX_SCROLL_SPEED * Math.min(1, Math.max(0, into / room)) ** 2;
  return speed(y - (bottom - room)) - speed(top + room - y);
}
