// The footer of a board with several pages: the current page, when it turns, and calls that ring on other pages.

import { formatDuration } from '../model/time-format';
import type { Extension } from '../model/frames';
import { shortcuts, type Shortcut } from '../shared/keyboard-shortcuts';
import type { PageRotation } from './page-rotation';
import { setAttribute, replaceContent, setText } from '../shared/dom-slots';
import { nameAndNumber } from '../model/texts';
import * as texts from '../texts/en';
import { format } from '../texts/format';

/** The rest is counted. */
const MAX_NAMED = 2;

/** A ringing extension on a page that is not shown. */
export interface RingingElsewhere {
  row: Extension;
  /** When it began to ring, in ms since 1970; null when unknown. */
  since: number | null;
  page: number;
}

export class BoardFooter {
  private shown = '';
  /** Removes the shortcuts that turn pages; defined while there are several pages. */
  private release: (() => void) | undefined;

  constructor(
    private readonly element: HTMLElement,
    private readonly onTurn: (by: number) => void,
  ) {}

  stop(): void {
    this.release?.();
    this.release = undefined;
  }

  /** Shows the number of the current page. */
  show(rotation: PageRotation, now: number): void {
    setAttribute(this.element, 'data-on', rotation.pages > 1 ? 'all' : '');
    if (rotation.pages > 1)
      this.release ??= shortcuts.register(
        this.createShortcut('ArrowRight', 1),
        this.createShortcut('PageDown', 1),
        this.createShortcut('ArrowLeft', -1),
        this.createShortcut('PageUp', -1),
      );
    else this.stop();
    const position = `${rotation.page + 1}/${rotation.pages}`;
    if (this.shown === position) return;
    this.shown = position;
    setText(this.element, 'page', format(texts.page, { page: rotation.page + 1, pages: rotation.pages }));
    const dots = this.element.querySelector('[data-slot="dots"]');
    if (dots)
      replaceContent(
        dots,
        ...Array.from({ length: rotation.pages }, (_, page) => {
          const dot = document.createElement('i');
          if (page === rotation.page) dot.className = 'is-here';
          return dot;
        }),
      );
    const line = this.element.querySelector('[data-slot="progress"]');
    for (const animation of line?.getAnimations() ?? []) animation.cancel();
    const left = rotation.timeLeft(now);
    if (left < Infinity) line?.animate([{ transform: 'scaleX(0)' }, { transform: 'none' }], { duration: left, fill: 'forwards' });
  }

  /** Names the extensions that ring on other pages, the longest first. */
  showRinging(ringing: readonly RingingElsewhere[], now: number): void {
    const named = ringing.slice(0, MAX_NAMED).map((extension) => formatRinging(extension, now));
    const more = ringing.length > MAX_NAMED ? [format(texts.more, { count: ringing.length - MAX_NAMED })] : [];
    const extensions = [...named, ...more].join(' · ');
    setText(this.element, 'elsewhere', named.length === 0 ? '' : format(texts.alsoRinging, { extensions }));
  }

  private createShortcut(key: string, by: number): Shortcut {
    return { key, description: by > 0 ? texts.shortcutNextPage : texts.shortcutPreviousPage, run: () => this.onTurn(by) };
  }
}

/** Anna Berg 101 0:05 — page 2 */
function formatRinging({ row, since, page }: RingingElsewhere, now: number): string {
  const values = { extension: nameAndNumber(row), page: page + 1 };
  return since === null
    ? format(texts.ringingOnPage, values)
    : format(texts.ringingForOnPage, { ...values, duration: formatDuration((now - since) / 1000) });
}
