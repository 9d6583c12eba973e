// Distributes tiles to pages, grouped by team where the board is.

import { layOutTiles, type TileLayout, type LayoutSpace } from './tile-layout';
import type { Extension } from '../model/frames';

/** The content of one tile position: an extension or a team's heading. */
export type Cell = { readonly row: Extension } | { readonly team: string; readonly size: number; readonly part: number };

const cells = new WeakMap<Extension, Cell>();

/** Returns the same cell for the same row, so that unchanged rows can be detected. */
function getCell(row: Extension): Cell {
  const cell = cells.get(row) ?? { row };
  cells.set(row, cell);
  return cell;
}

export const getCellKey = (cell: Cell): string =>
  'row' in cell ? cell.row.key : `team:${cell.team}${cell.part > 1 ? `:${cell.part}` : ''}`;

/** Distributes rows to pages. A team has a heading on every page that shows some of its extensions. */
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
    // A heading does not end a page.
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

/** Returns the layout for all rows and headings, and its pages. */
export function layOutPages(rows: readonly Extension[], isGrouped: boolean, space: LayoutSpace): { layout: TileLayout; pages: Cell[][] } {
  let count = rows.length + (isGrouped ? new Set(rows.map((row) => row.team ?? '')).size : 0);
  for (;;) {
    const layout = layOutTiles(count, space);
    const pages = paginate(rows, isGrouped, Math.max(2, layout.perPage));
    // Headings that are repeated on later pages need positions too.
    if (pages.length <= layout.pages) return { layout: layout, pages };
    count++;
  }
}
