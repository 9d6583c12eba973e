// Which phone of each account is one's own: said once, and kept in this browser.

import { ofHost } from '../../shared/base-path';
import type { Desk } from '../main';

const OWN = 'desk-own';

/** What was kept; nothing where it is not what was written. */
export function kept(): Record<string, string> {
  try {
    const all: unknown = JSON.parse(localStorage.getItem(ofHost(OWN)) ?? '{}');
    if (typeof all !== 'object' || all === null || Array.isArray(all)) return {};
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  } catch {
    // Nothing is kept here, or not by us.
    return {};
  }
}

/** Keeps one; without a number it is forgotten. */
export function keep(account: string, number: string | null): void {
  const { [account]: _, ...others } = kept();
  try {
    localStorage.setItem(ofHost(OWN), JSON.stringify(number ? { ...others, [account]: number } : others));
  } catch {
    // A browser that keeps nothing: it is known until the page is left.
  }
}

/** Tells the page's half in the server, which draws what can be done with them. */
export function tellOwn(desk: Desk): void {
  void desk.invokeMethodAsync('OwnNumbers', kept()).catch(() => undefined);
}
