// Tiles dealt out on pages, by team where they are grouped.

import { layOutTiles, type TileLayout, type LayoutSpace } from './tile-layout';
import type { Extension } from '../model/frames';

/** What takes one place among the tiles: somebody, or the heading of a team. */
export type Cell = { readonly row: Extension } | { readonly team: string; readonly size: number; readonly part: number };

const cells = new WeakMap<Extension, Cell>();

/** The same cell for the same row, so that what shows it can tell that nothing is new. */
function getCell(row: Extension): Cell {
  const cell = cells.get(row) ?? { row };
  cells.set(row, cell);
  return cell;
}

export const getCellKey = (cell: Cell): string =>
  'row' in cell ? cell.row.key : `team:${cell.team}${cell.part > 1 ? `:${cell.part}` : ''}`;

/** Deals rows out, so many to a page. A team has its heading on every page that shows some of it. */
export function paginate(rows: readonly Extension[], isGrouped: boolean, perPage: number): Cell[][] {
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(row.team ?? '', (sizes.get(row.team ?? '') ?? 0) + 1);
  const pages: Cell[][] = [[]];
  let page = pages[0] as Cell[];
  let team: string | undefined;
  let part = 0;
  for (const row of rows) {
    const rowTeam = row.team ?? '';
    const isNewTeam = isGrouped && rowTeam !== team;
    // A heading at the very end would head nothing.
    if (page.length >= perPage - (isNewTeam && perPage > 1 ? 1 : 0)) pages.push((page = []));
    if (isNewTeam || (isGrouped && page.length === 0)) {
      part = isNewTeam ? 1 : part + 1;
      page.push({ team: rowTeam, size: sizes.get(rowTeam) ?? 0, part });
    }
    team = rowTeam;
    page.push(getCell(row));
  }
  return pages;
}

/** The layout for all of them, headings counted, and the pages it makes. */
export function layOutPages(rows: readonly Extension[], isGrouped: boolean, space: LayoutSpace): { layout: TileLayout; pages: Cell[][] } {
  let count = rows.length + (isGrouped ? new Set(rows.map((row) => row.team ?? '')).size : 0);
  for (;;) {
    const layout = layOutTiles(count, space);
    const pages = paginate(rows, isGrouped, Math.max(2, layout.perPage));
    // Headings repeated on later pages need places of their own.
    if (pages.length <= layout.pages) return { layout: layout, pages };
    count++;
  }
}
