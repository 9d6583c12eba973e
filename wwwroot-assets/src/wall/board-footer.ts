// The line below the tiles of a board of several pages: which page this is, when it turns, who rings on another.

import { duration } from '../model/time-format';
import type { Extension } from '../model/frames';
import { keys, type Key } from '../shared/keyboard-shortcuts';
import type { Pager } from './page-rotation';
import { attribute, fill, text } from '../shared/dom-slots';
import { nameAndNumber } from '../model/texts';

/** Named at once; of the rest is said how many. */
const NAMED = 2;

/** An extension on a page that is not shown, at which a call rings. */
export interface Elsewhere {
  row: Extension;
  /** Since when it rings, in ms since 1970; null when not known. */
  since: number | null;
  page: number;
}

export class Foot {
  private shown = '';
  /** Gives the keys back that turn pages; there while there are several. */
  private release: (() => void) | undefined;

  constructor(private readonly element: HTMLElement, private readonly onTurn: (by: number) => void) {}

  stop(): void {
    this.release?.();
    this.release = undefined;
  }

  /** Says which page is shown. */
  show(pager: Pager, now: number): void {
    attribute(this.element, 'data-on', pager.pages > 1 ? 'all' : '');
    if (pager.pages > 1) this.release ??= keys.register(this.turn('ArrowRight', 1), this.turn('PageDown', 1), this.turn('ArrowLeft', -1), this.turn('PageUp', -1));
    else this.stop();
    const position = `${pager.page + 1}/${pager.pages}`;
    if (this.shown === position) return;
    this.shown = position;
    text(this.element, 'page', `Page ${pager.page + 1} of ${pager.pages}`);
    const dots = this.element.querySelector('[data-slot="dots"]');
    if (dots) fill(dots, ...Array.from({ length: pager.pages }, (_, page) => {
      const dot = document.createElement('i');
      if (page === pager.page) dot.className = 'is-here';
      return dot;
    }));
    const line = this.element.querySelector('[data-slot="progress"]');
    for (const animation of line?.getAnimations() ?? []) animation.cancel();
    const left = pager.left(now);
    if (left < Infinity) line?.animate([{ transform: 'scaleX(0)' }, { transform: 'none' }], { duration: left, fill: 'forwards' });
  }

  /** Names the extensions on other pages at which calls ring, the longest first. */
  tell(ringing: readonly Elsewhere[], now: number): void {
    const named = ringing.slice(0, NAMED).map(({ row, since, page }) =>
      `${nameAndNumber(row)} ${since === null ? '' : `${duration((now - since) / 1000)} `}— page ${page + 1}`);
    const more = ringing.length > NAMED ? [`+${ringing.length - NAMED} more`] : [];
    text(this.element, 'elsewhere', named.length === 0 ? '' : `Also ringing: ${[...named, ...more].join(' · ')}`);
  }

  private turn(key: string, by: number): Key {
    return { key, says: by > 0 ? 'The next page of tiles' : 'The page of tiles before', act: () => this.onTurn(by) };
  }
}
