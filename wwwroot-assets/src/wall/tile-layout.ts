// How tiles share a screen without scrolling. The server lays out the first paint by the same rule.

/** How a tile of that size is laid out inside: what stands beside and below what. */
export type Look = 'wide' | 'narrow' | 'low';

export interface Fit {
  columns: number;
  rows: number;
  font: number;
  look: Look;
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
/** Three lines, for the state is a word too. Below it the board pages. */
const LEAST_HEIGHT = 53;
const BEST_ASPECT = 2.4;
const NARROW = 212;
const LOW = 94;
const GAP = 3;
/** The line below the tiles that says which page this is, in pixels as all of these at a scale of 1. */
const FOOT = 36;

/** The layout whose tiles come nearest to their best shape, on as few pages as leave each large enough to be read. */
export function fit(count: number, space: Space): Fit {
  if (count <= most(space)) return shape(Math.max(1, count), 1, space);
  const below = { ...space, height: space.height - FOOT * space.scale };
  const pages = Math.ceil(count / most(below));
  return shape(Math.ceil(count / pages), pages, below);
}

const columnsOf = ({ width, scale }: Space): number => Math.floor(width / (LEAST_WIDTH * scale));
const most = (space: Space): number =>
  Math.max(1, columnsOf(space)) * Math.max(1, Math.floor((space.height / space.scale + GAP) / (LEAST_HEIGHT + GAP)));

function shape(perPage: number, pages: number, space: Space): Fit {
  const { width, height, scale } = space;
  let best: Fit = { columns: 1, rows: perPage, font: 16 * scale, look: 'wide', perPage, pages };
  let bestBadness = Infinity;
  for (let columns = 1; columns <= Math.max(1, Math.min(perPage, columnsOf(space))); columns++) {
    const rows = Math.ceil(perPage / columns);
    const w = (width / scale - GAP * (columns - 1)) / columns;
    const h = (height / scale - GAP * (rows - 1)) / rows;
    const tooLow = h < LEAST_HEIGHT ? 10 + LEAST_HEIGHT - h : 0;
    const badness = Math.abs(Math.log(Math.max(w, 1) / Math.max(h, 1) / BEST_ASPECT)) + tooLow;
    if (badness < bestBadness) {
      bestBadness = badness;
      best = { columns, rows, font: fontFor(w, h) * scale, look: lookFor(w, h), perPage, pages };
    }
  }
  return best;
}

const lookFor = (w: number, h: number): Look => (w > NARROW ? 'wide' : h > LOW ? 'narrow' : 'low');
const fontFor = (w: number, h: number): number => (h < 72 ? 16 : Math.round(Math.min(64, Math.max(16, Math.min(h / 5.2, w / 8)))));
