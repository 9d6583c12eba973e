// Which phone of each account is one's own: said once, and kept in this browser.

import { toStorageName } from '../../shared/base-path';
import type { SupervisorCircuit } from './circuit';

const STORAGE_NAME = 'desk-own';

/** What was kept; nothing where it is not what was written. */
export function readUserPhones(): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(toStorageName(STORAGE_NAME)) ?? '{}');
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {};
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // Nothing is kept here, or not by us.
    return {};
  }
}

/** Keeps one; without a number it is forgotten. */
export function saveUserPhone(account: string, number: string | null): void {
  const { [account]: _, ...others } = readUserPhones();
  try {
    localStorage.setItem(toStorageName(STORAGE_NAME), JSON.stringify(number ? { ...others, [account]: number } : others));
  } catch {
    // A browser that keeps nothing: it is known until the page is left.
  }
}

/** Tells the page's half in the server, which draws what can be done with them. */
export function sendUserPhones(circuit: SupervisorCircuit): void {
  void circuit.invokeMethodAsync('SetUserPhones', readUserPhones()).catch(() => undefined);
}
