// The tiles that the server has drawn, laid out for the screen there is before anything is known of them.

import { layOut } from './tile-pager';
import type { Fit, Space } from './tile-layout';
import type { Extension } from '../model/frames';
import { attribute } from '../shared/dom-slots';

/** Below this width the wall is one scrolling column, which style alone lays out. */
const NARROW = 700;

/** What the tiles share; undefined where style alone lays them out. */
export function spaceOf(container: HTMLElement): Space | undefined {
  const box = container.parentElement ?? container;
  if (window.innerWidth < NARROW) return undefined;
  return { width: box.clientWidth, height: box.clientHeight, scale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 };
}

/** Lays out the tiles that are there, and answers their keys. */
export function layServed(container: HTMLElement, space: Space | undefined): string {
  const drawn = [...container.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  if (drawn.length > 0 && space) {
    // Of each is known which team it is of, and that is what makes headings and with them pages.
    const rows = drawn.filter((child) => child.dataset.state !== undefined).map((tile) => ({ team: tile.dataset.team ?? '' }) as Extension);
    const { fit, pages } = layOut(rows, container.dataset.grouped !== undefined, space);
    styleTiles(container, fit);
    drawn.forEach((child, place) => attribute(child, 'data-off', place < (pages[0]?.length ?? 0) ? null : 'all'));
    document.querySelector('[data-foot]')?.setAttribute('data-on', pages.length > 1 ? 'all' : '');
  } else if (drawn.length > 0) {
    styleTiles(container, undefined);
    drawn.forEach((child) => attribute(child, 'data-off', null));
  }
  return drawn.map((child) => child.dataset.key).join();
}

/** Without a fit style alone lays them out. */
export function styleTiles(container: HTMLElement, layout: Fit | undefined): void {
  attribute(container, 'data-look', layout?.look ?? null);
  const properties = { '--columns': layout?.columns, '--rows': layout?.rows, '--tile-font': layout && `${layout.font}px` };
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) container.style.removeProperty(name);
    else if (container.style.getPropertyValue(name) !== String(value)) container.style.setProperty(name, String(value));
  }
}
