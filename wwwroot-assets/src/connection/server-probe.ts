// Checks whether the server returns a board's page, and not a sign-in, a proxy's page or an error.

import { timeoutSignal } from '../shared/timeout-signal';

/** A board's page as the server renders it at present. */
export interface BoardPage {
  document: Document;
  page: HTMLElement;
  title: string;
  /** The build of the scripts that the page refers to. */
  build: string;
}

/** No response; a response that is not this board; 404. */
export type ProbeFailure = 'unreachable' | 'not-a-board' | 'not-found';

const TIMEOUT = 8_000;

/** Fetches a board's page. The service worker never answers a fetch, so the result describes the server itself. */
export async function fetchBoardPage(address: string, board: string): Promise<BoardPage | ProbeFailure> {
  try {
    const response = await fetch(address, { redirect: 'manual', cache: 'no-store', signal: timeoutSignal(TIMEOUT) });
    if (!response.ok) return response.status === 404 ? 'not-found' : response.status >= 500 ? 'unreachable' : 'not-a-board';
    return readBoardPage(new DOMParser().parseFromString(commentOutStyle(await response.text()), 'text/html'), board) ?? 'not-a-board';
  } catch {
    return 'unreachable';
  }
}

/**
 * A parsed document is subject to the content security policy of this page, which has a different nonce. The inline
 * style is turned into a comment so that the browser reports no violation.
 */
const commentOutStyle = (html: string): string => html.replace(/<style (nonce=[^>]*>[^<]*)<\/style>/, '<!--style $1-->');

/** Restores the HTML that the server sent. */
export const restoreStyle = (html: string): string => html.replace(/<!--style (nonce=[^>]*>[^<]*)-->/, '<style $1</style>');

function readBoardPage(document: Document, board: string): BoardPage | null {
  const page = document.querySelector<HTMLElement>('[data-page][data-build]');
  const { board: found, build } = page?.dataset ?? {};
  if (!page || build === undefined || found?.toLowerCase() !== board.toLowerCase()) return null;
  return { document, page, title: document.title, build };
}
