// Whether it is this host itself that shows a screen its board no more, and where the screen goes then. Anything else in
// between, a proxy, a network's sign-in, a fault, leaves what is shown where it is.

import { at } from '../shared/base-path';
import { timeout } from '../shared/timeout-signal';

const HEADER = 'Presence-Refused';
const DOOR = 'display';
const PATIENCE = 8_000;

interface Me {
  kind?: string;
  boards?: readonly string[];
}

/** Where a screen must go; null when it may stay, or nobody knows. */
export async function whereTo(board: string, isDisplay: boolean, here: string): Promise<string | null> {
  try {
    const answer = await fetch(`api/v1/me${isDisplay ? '?display' : ''}`, { cache: 'no-store', redirect: 'manual', signal: timeout(PATIENCE) });
    const way = answer.headers.get(HEADER);
    if ((answer.status === 401 || answer.status === 403) && way !== null) return local(way, here);
    if (!answer.ok) return null;
    const me = (await answer.json()) as Me;
    if (me.kind === 'Display') return me.boards?.some((name) => name.toLowerCase() === board.toLowerCase()) === false ? at(DOOR) : null;
    // The demo lets in whom it does not know: one that was a display is one no more.
    return isDisplay && me.kind === 'Demo' ? at(DOOR) : null;
  } catch {
    return null;
  }
}

/** A way on this host. To a sign-in it goes with where to come back to, which is the page and not the question that was asked. */
function local(way: string, here: string): string | null {
  if (!/^\/(?![/\\])/.test(way)) return null;
  return way.startsWith(at('sign-in')) ? `${at('sign-in')}?to=${encodeURIComponent(here)}` : way;
}
