// How tiles share a screen without scrolling. The server lays out the first paint by the same rule.

export interface Fit {
  columns: number;
  rows: number;
  font: number;
  /** How many tiles a page holds, and how many pages there are. */
  perPage: number;
  pages: number;
}

/** What tiles share, in pixels. */
export interface Space {
  width: number;
  height: number;
  /** The size of the page's type over 16 px: on a very large screen all of it grows. */
  scale: number;
}

const LEAST_WIDTH = 130;
/** Two lines: below it a tile is not read from where one stands, so the board pages. */
const LEAST_HEIGHT = 48;
/** Three lines: with whom, too. A board that pages has room for them. */
const BEST_HEIGHT = 54;
const BEST_ASPECT = 2.4;
const GAP = 3;
/** The line below the tiles that says which page this is. */
const FOOT = 36;

/** The layout whose tiles come nearest to their best shape, on as few pages as leave each large enough to be read. */
export function fit(count: number, space: Space): Fit {
  if (count <= most(space, LEAST_HEIGHT)) return shape(Math.max(1, count), 1, space);
  const below = { ...space, height: space.height - FOOT * space.scale };
  const pages = Math.ceil(count / most(below, BEST_HEIGHT));
  return shape(Math.ceil(count / pages), pages, below);
}

const columnsOf = ({ width, scale }: Space): number => Math.floor(width / (LEAST_WIDTH * scale));
const most = (space: Space, least: number): number =>
  Math.max(1, columnsOf(space)) * Math.max(1, Math.floor((space.height + GAP) / (least * space.scale + GAP)));

function shape(perPage: number, pages: number, space: Space): Fit {
  const { width, height, scale } = space;
  let best: Fit = { columns: 1, rows: perPage, font: 16 * scale, perPage, pages };
  let bestBadness = Infinity;
  for (let columns = 1; columns <= Math.max(1, Math.min(perPage, columnsOf(space))); columns++) {
    const rows = Math.ceil(perPage / columns);
    const w = (width - GAP * (columns - 1)) / columns / scale;
    const h = (height - GAP * (rows - 1)) / rows / scale;
    const tooLow = h < BEST_HEIGHT ? 10 + BEST_HEIGHT - h : 0;
    const badness = Math.abs(Math.log(Math.max(w, 1) / Math.max(h, 1) / BEST_ASPECT)) + tooLow;
    if (badness < bestBadness) {
      bestBadness = badness;
      best = { columns, rows, font: fontFor(w, h) * scale, perPage, pages };
    }
  }
  return best;
}

const fontFor = (w: number, h: number): number => (h < 72 ? 16 : Math.round(Math.min(64, Math.max(16, Math.min(h / 5.2, w / 8)))));
