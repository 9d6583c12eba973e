// Which requests the service worker handles, and how.

const PAGE_PATH = /^(?:wall|team)\/[^/]+$/;
const ASSET_PATH = /^(?:js|css|fonts)\/|^favicon[^/]*\.svg$/;

/** The page that displays start with. Without the server it leads to the cached board. */
const DISPLAY_PATH = 'display';

/**
 * Classifies a request. Only board pages and their assets are cached; live data always comes from the server. The
 * path is relative to the host's base path.
 */
export function classifyRequest(method: string, mode: string, path: string): 'page' | 'display-entry' | 'asset' | 'none' {
  if (method !== 'GET') return 'none';
  if (mode === 'navigate') return PAGE_PATH.test(path) ? 'page' : path === DISPLAY_PATH ? 'display-entry' : 'none';
  return ASSET_PATH.test(path) ? 'asset' : 'none';
}

/** Whether the request signs the user out. The cache is cleared then, even when the server does not respond. */
export const isSignOut = (method: string, path: string): boolean => method === 'POST' && path === 'sign-out';

/**
 * Whether a response may replace a cached board: a board or a 404 may; an error, a sign-in or a proxy's page may not.
 * Reloading with Shift bypasses the worker.
 */
export const canReplaceOfflinePage = (status: number, isBoard: boolean): boolean => isBoard || status === 404;
