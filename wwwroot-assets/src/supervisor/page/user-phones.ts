// The user's own phone for each account, stored in this browser.

import { toStorageName } from '../../shared/base-path';
import type { SupervisorCircuit } from './circuit';

const STORAGE_NAME = 'desk-own';

/** Returns the stored phones; none when the stored value is invalid. */
export function readUserPhones(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(toStorageName(STORAGE_NAME)) ?? '{}');
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // Nothing is stored, or it is invalid.
    return {};
  }
}

/** Stores a phone; without a number it is removed. */
export function saveUserPhone(account: string, number: string | null): void {
  const { [account]: _, ...others } = readUserPhones();
  try {
    localStorage.setItem(toStorageName(STORAGE_NAME), JSON.stringify(number ? { ...others, [account]: number } : others));
  } catch {
    // A browser that stores nothing: the value is kept until the page is left.
  }
}

/** Sends the phones to the circuit, which renders the commands for them. */
export function sendUserPhones(circuit: SupervisorCircuit): void {
  void circuit.invokeMethodAsync('SetUserPhones', readUserPhones()).catch(() => undefined);
}
