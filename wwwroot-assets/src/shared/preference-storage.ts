// The user's preferences in the browser's storage.

import { getBasePath } from './base-path';

const PREFERENCE_NAME = /^desk-[a-z-]+$/;

/**
 * Deletes the user's preferences: phone, views, columns, notification settings. Those of hosts below other paths of
 * the origin stay.
 */
export function clearPreferences(): void {
  try {
    for (const storage of [localStorage, sessionStorage])
      for (const name of Object.keys(storage)) if (isOwnPreference(name)) storage.removeItem(name);
  } catch {
    // A browser that stores nothing has nothing to delete.
  }
}

function isOwnPreference(name: string): boolean {
  const [own = '', path = '/'] = name.split(' ');
  return PREFERENCE_NAME.test(own) && path === getBasePath();
}
