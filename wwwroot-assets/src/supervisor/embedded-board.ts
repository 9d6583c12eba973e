// The board beside the grids: the wall's tiles over a connection of their own, in an element that the circuit does
// not render.

import { BoardScreen } from '../board/board-screen';
import { findList } from '../shared/dom-slots';
import { TileGrid } from '../wall/tile-grid';

/** Runs the page's board, if it has one. */
export function openEmbeddedBoard(page: HTMLElement): void {
  const tiles = findList('tiles');
  if (!tiles || !page.dataset.board) return;
  const screen = new BoardScreen(page, page.dataset.board, (context) => [new TileGrid(tiles, context)]);
  screen.start();
}
