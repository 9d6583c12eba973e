// Whether it is this host itself that shows a screen its board no more, and where the screen goes then. Anything else in
// between, a proxy, a network's sign-in, a fault, leaves what is shown where it is.

import { toHostPath } from '../shared/base-path';
import { timeoutSignal } from '../shared/timeout-signal';

const REFUSAL_HEADER = 'Presence-Refused';
const DISPLAY_PAGE = 'display';
const TIMEOUT = 8_000;

interface CurrentPrincipal {
  kind?: string;
  boards?: readonly string[];
}

/** Where a screen must go; null when it may stay, or nobody knows. */
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
    // The demo lets in whom it does not know: one that was a display is one no more.
    return isDisplay && principal.kind === 'Demo' ? toHostPath(DISPLAY_PAGE) : null;
  } catch {
    return null;
  }
}

/** A way on this host. To a sign-in it goes with where to come back to, which is the page and not the question that was asked. */
function toLocalRedirect(target: string, currentPath: string): string | null {
  if (!/^\/(?![/\\])/.test(target)) return null;
  return target.startsWith(toHostPath('sign-in')) ? `${toHostPath('sign-in')}?to=${encodeURIComponent(currentPath)}` : target;
}
