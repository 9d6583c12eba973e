// What the service worker answers in the server's place, and when.

const PAGE_PATH = /^(?:wall|team)\/[^/]+$/;
const ASSET_PATH = /^(?:js|css)\/|^favicon[^/]*\.svg$/;

/** Where a display comes in. Without the server it leads to the board that is kept. */
const DISPLAY_PATH = 'display';

/** A board's page and what it is drawn with; nothing else: what is live, told or counted comes from the server alone. The path goes from the host's pages. */
export function classifyRequest(method: string, mode: string, path: string): 'page' | 'display-entry' | 'asset' | 'none' {
  if (method !== 'GET') return 'none';
  if (mode === 'navigate') return PAGE_PATH.test(path) ? 'page' : path === DISPLAY_PATH ? 'display-entry' : 'none';
  return ASSET_PATH.test(path) ? 'asset' : 'none';
}

/** Whether somebody signs out: what is kept is forgotten then, whether the server hears of it or not. */
export const isSignOut = (method: string, path: string): boolean => method === 'POST' && path === 'sign-out';

/**
 * Whether an answer may take a kept board's place: a board, or the word that there is none. An error, a sign-in or the
 * page of a proxy may not; who wants those reloads past the worker, with shift.
 */
export const canReplaceOfflinePage = (status: number, isBoard: boolean): boolean => isBoard || status === 404;
