// Whether the server has a board's page to give, and not the page of a sign-in, of a proxy or of an error in its place.

import { timeout } from '../shared/timeout-signal';

/** A board's page as the server renders it now. */
export interface Fresh {
  document: Document;
  page: HTMLElement;
  title: string;
  /** The build it comes from. */
  build: string;
}

/** No answer; an answer that is no board; the word that there is no such board. */
export type Refusal = 'silent' | 'foreign' | 'gone';

const PATIENCE = 8_000;

/** Asks for a board's page. A fetch is never answered by the service worker, so this tells of the server itself. */
export async function ask(address: string, board: string): Promise<Fresh | Refusal> {
  try {
    const answer = await fetch(address, { redirect: 'manual', cache: 'no-store', signal: timeout(PATIENCE) });
    if (!answer.ok) return answer.status === 404 ? 'gone' : answer.status >= 500 ? 'silent' : 'foreign';
    return read(new DOMParser().parseFromString(inert(await answer.text()), 'text/html'), board) ?? 'foreign';
  } catch {
    return 'silent';
  }
}

/**
 * A parsed document is held to the policy of this page, which knows the nonce of no other answer. Its own style is read as a
 * comment, so that nothing is refused.
 */
const inert = (html: string): string => html.replace(/<style (nonce=[^>]*>[^<]*)<\/style>/, '<!--style $1-->');

/** The text of a parsed page as the server sent it. */
export const asSent = (html: string): string => html.replace(/<!--style (nonce=[^>]*>[^<]*)-->/, '<style $1</style>');

function read(document: Document, board: string): Fresh | null {
  const page = document.querySelector<HTMLElement>('[data-page][data-build]');
  const { board: found, build } = page?.dataset ?? {};
  if (!page || build === undefined || found?.toLowerCase() !== board.toLowerCase()) return null;
  return { document, page, title: document.title, build };
}
