// What pages keep in a browser by name: the choices of the person at it.

import { base } from './base-path';

const OURS = /^desk-[a-z-]+$/;

/** Forgets the choices of the person: their phone, views, columns and ways to hear of alerts. Those of hosts below other paths of the origin stay. */
export function forgetChoices(): void {
  try {
    for (const storage of [localStorage, sessionStorage]) for (const name of Object.keys(storage)) if (isOurs(name)) storage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function isOurs(name: string): boolean {
  const [own = '', path = '/'] = name.split(' ');
  return OURS.test(own) && path === base();
}
