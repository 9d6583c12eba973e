// What pages keep in a browser by name: the choices of the person at it.

import { getBasePath } from './base-path';

const PREFERENCE_NAME = /^desk-[a-z-]+$/;

/** Forgets the choices of the person: their phone, views, columns and ways to hear of alerts. Those of hosts below other paths of the origin stay. */
export function clearPreferences(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (isOwnPreference(name)) storage.removeItem(name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function isOwnPreference(name: string): boolean {
  const [own = '', path = '/'] = name.split(' ');
  return PREFERENCE_NAME.test(own) && path === getBasePath();
}
