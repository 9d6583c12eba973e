// Decides whether this host itself has revoked a screen's access to its board, and where the screen goes then.
// Responses of a proxy, a captive portal or a failed server change nothing.

import { toHostPath } from '../shared/base-path';
import { timeoutSignal } from '../shared/timeout-signal';

const REFUSAL_HEADER = 'Presence-Refused';
const DISPLAY_PAGE = 'display';
const TIMEOUT = 8_000;

interface CurrentPrincipal {
  kind?: string;
  boards?: readonly string[];
}

/** Returns the address that a screen must go to, or null when it may stay or the host cannot be reached. */
export async function findRedirect(board: string, isDisplay: boolean, currentPath: string): Promise<string | null> {
  try {
    const response = await fetch(`api/v1/me${isDisplay ? '?display' : ''}`, {
      cache: 'no-store',
      redirect: 'manual',
      signal: timeoutSignal(TIMEOUT),
    });
    const target = response.headers.get(REFUSAL_HEADER);
    if ((response.status === 401 || response.status === 403) && target !== null) return toLocalRedirect(target, currentPath);
    if (!response.ok) return null;
    const principal = (await response.json()) as CurrentPrincipal;
    if (principal.kind === 'Display')
      return principal.boards?.some((name) => name.toLowerCase() === board.toLowerCase()) === false ? toHostPath(DISPLAY_PAGE) : null;
    // The demo accepts every request. A screen that was a display and is now a demo principal has lost its pairing.
    return isDisplay && principal.kind === 'Demo' ? toHostPath(DISPLAY_PAGE) : null;
  } catch {
    return null;
  }
}

/**
 * Accepts only a path on this host. A sign-in gets the current page as its return address, not the API path that was
 * requested.
 */
function toLocalRedirect(target: string, currentPath: string): string | null {
  if (!/^\/(?![/\\])/.test(target)) return null;
  return target.startsWith(toHostPath('sign-in')) ? `${toHostPath('sign-in')}?to=${encodeURIComponent(currentPath)}` : target;
}
