// Whether the server has a board's page to give, and not the page of a sign-in, of a proxy or of an error in its place.

import { timeoutSignal } from '../shared/timeout-signal';

/** A board's page as the server renders it now. */
export interface BoardPage {
  document: Document;
  page: HTMLElement;
  title: string;
  /** The build it comes from. */
  build: string;
}

/** No answer; an answer that is no board; the word that there is no such board. */
export type ProbeFailure = 'unreachable' | 'not-a-board' | 'not-found';

const TIMEOUT = 8_000;

/** Asks for a board's page. A fetch is never answered by the service worker, so this tells of the server itself. */
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
 * A parsed document is held to the policy of this page, which knows the nonce of no other answer. Its own style is read as a
 * comment, so that nothing is refused.
 */
const commentOutStyle = (html: string): string => html.replace(/<style (nonce=[^>]*>[^<]*)<\/style>/, '<!--style $1-->');

/** The text of a parsed page as the server sent it. */
export const restoreStyle = (html: string): string => html.replace(/<!--style (nonce=[^>]*>[^<]*)-->/, '<style $1</style>');

function readBoardPage(document: Document, board: string): BoardPage | null {
  const page = document.querySelector<HTMLElement>('[data-page][data-build]');
  const { board: found, build } = page?.dataset ?? {};
  if (!page || build === undefined || found?.toLowerCase() !== board.toLowerCase()) return null;
  return { document, page, title: document.title, build };
}
