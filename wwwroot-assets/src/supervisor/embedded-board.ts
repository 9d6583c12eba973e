// The board beside the grids: the very tiles of the wall, over a line of their own, in an element that a circuit does not draw.

import { BoardScreen } from '../board/board-screen';
import { findList } from '../shared/dom-slots';
import { TileGrid } from '../wall/tile-grid';

/** Runs the page's board; nothing when it has none. */
export function openEmbeddedBoard(page: HTMLElement): void {
  const tiles = findList('tiles');
  if (!tiles || !page.dataset.board) return;
  const screen = new BoardScreen(page, page.dataset.board, (context) => [new TileGrid(tiles, context)]);
  screen.start();
}
