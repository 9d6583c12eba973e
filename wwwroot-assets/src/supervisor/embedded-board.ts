// The board beside the grids: the very tiles of the wall, over a line of their own, in an element that a circuit does not draw.

import { Screen } from '../board/board-screen';
import { list } from '../shared/dom-slots';
import { TileGrid } from '../wall/tile-grid';

export const Board = {
  /** Runs the page's board; nothing when it has none. */
  open(page: HTMLElement): void {
    const tiles = list('tiles');
    if (!tiles || !page.dataset.board) return;
    const screen = new Screen(page, page.dataset.board, (context) => [new TileGrid(tiles, context)]);
    screen.start();
  },
};
