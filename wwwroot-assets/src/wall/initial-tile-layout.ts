// Lays out the tiles that the server rendered, before the first frame arrives.

import { layOutPages } from './tile-pager';
import type { TileLayout, LayoutSpace } from './tile-layout';
import type { Extension } from '../model/frames';
import { setAttribute } from '../shared/dom-slots';

/** Below this width the wall is one scrolling column, laid out by CSS alone. */
const SINGLE_COLUMN_BELOW = 700;

/** Returns the space for tiles; undefined where CSS lays them out. */
export function measureSpace(container: HTMLElement): LayoutSpace | undefined {
  const box = container.parentElement ?? container;
  if (window.innerWidth < SINGLE_COLUMN_BELOW) return undefined;
  return { width: box.clientWidth, height: box.clientHeight, scale: parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 };
}

/** Lays out the present tiles and returns their keys. */
export function layOutRenderedTiles(container: HTMLElement, space: LayoutSpace | undefined): string {
  const rendered = [...container.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  if (rendered.length > 0 && space) {
    // The team of each tile is enough to compute headings and pages.
    const rows = rendered
      .filter((child) => child.dataset.state !== undefined)
      .map((tile) => ({ team: tile.dataset.team ?? '' }) as Extension);
    const { layout: fit, pages } = layOutPages(rows, container.dataset.grouped !== undefined, space);
    applyLayout(container, fit);
    rendered.forEach((child, place) => setAttribute(child, 'data-off', place < (pages[0]?.length ?? 0) ? null : 'all'));
    document.querySelector('[data-foot]')?.setAttribute('data-on', pages.length > 1 ? 'all' : '');
  } else if (rendered.length > 0) {
    applyLayout(container, undefined);
    rendered.forEach((child) => setAttribute(child, 'data-off', null));
  }
  return rendered.map((child) => child.dataset.key).join();
}

/** Applies a layout; without one, CSS lays out the tiles. */
export function applyLayout(container: HTMLElement, layout: TileLayout | undefined): void {
  setAttribute(container, 'data-look', layout?.shape ?? null);
  const properties = { '--columns': layout?.columns, '--rows': layout?.rows, '--tile-font': layout && `${layout.font}px` };
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined) container.style.removeProperty(name);
    else if (container.style.getPropertyValue(name) !== String(value)) container.style.setProperty(name, String(value));
  }
}
