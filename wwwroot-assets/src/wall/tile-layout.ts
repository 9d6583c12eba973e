// How tiles share a screen without scrolling. The server lays out the first paint by the same rule.

/** How a tile of that size is laid out inside: what stands beside and below what. */
export type TileShape = 'wide' | 'narrow' | 'low';

export interface TileLayout {
  columns: number;
  rows: number;
  font: number;
  shape: TileShape;
  /** How many tiles a page holds, and how many pages there are. */
  perPage: number;
  pages: number;
}

/** What tiles share, in pixels. */
export interface LayoutSpace {
  width: number;
  height: number;
  /** The size of the page's type over 16 px: on a very large screen all of it grows. */
  scale: number;
}

const MIN_WIDTH = 130;
/** Three lines, for the state is a word too. Below it the board pages. */
const MIN_HEIGHT = 53;
const TARGET_ASPECT = 2.4;
const NARROW_WIDTH = 212;
const LOW_HEIGHT = 94;
const GAP = 3;
/** The line below the tiles that says which page this is, in pixels as all of these at a scale of 1. */
const FOOTER_HEIGHT = 36;

/** The layout whose tiles come nearest to their best shape, on as few pages as leave each large enough to be read. */
export function layOutTiles(count: number, space: LayoutSpace): TileLayout {
  if (count <= getCapacity(space)) return chooseLayout(Math.max(1, count), 1, space);
  const below = { ...space, height: space.height - FOOTER_HEIGHT * space.scale };
  const pages = Math.ceil(count / getCapacity(below));
  return chooseLayout(Math.ceil(count / pages), pages, below);
}

const getMaxColumns = ({ width, scale }: LayoutSpace): number => Math.floor(width / (MIN_WIDTH * scale));
const getCapacity = (space: LayoutSpace): number =>
  Math.max(1, getMaxColumns(space)) * Math.max(1, Math.floor((space.height / space.scale + GAP) / (MIN_HEIGHT + GAP)));

function chooseLayout(perPage: number, pages: number, space: LayoutSpace): TileLayout {
  const { width, height, scale } = space;
  let best: TileLayout = { columns: 1, rows: perPage, font: 16 * scale, shape: 'wide', perPage, pages };
  let bestPenalty = Infinity;
  for (let columns = 1; columns <= Math.max(1, Math.min(perPage, getMaxColumns(space))); columns++) {
    const rows = Math.ceil(perPage / columns);
    const w = (width / scale - GAP * (columns - 1)) / columns;
    const h = (height / scale - GAP * (rows - 1)) / rows;
    const tooLow = h < MIN_HEIGHT ? 10 + MIN_HEIGHT - h : 0;
    const penalty = Math.abs(Math.log(Math.max(w, 1) / Math.max(h, 1) / TARGET_ASPECT)) + tooLow;
    if (penalty < bestPenalty) {
      bestPenalty = penalty;
      best = { columns, rows, font: chooseFont(w, h) * scale, shape: chooseShape(w, h), perPage, pages };
    }
  }
  return best;
}

const chooseShape = (w: number, h: number): TileShape => (w > NARROW_WIDTH ? 'wide' : h > LOW_HEIGHT ? 'narrow' : 'low');
const chooseFont = (w: number, h: number): number => (h < 72 ? 16 : Math.round(Math.min(64, Math.max(16, Math.min(h / 5.2, w / 8)))));
