// The layout of tiles on a screen without scrolling. The server has the same rule for the first paint.

/** The inner layout of a tile of that size. */
export type TileShape = 'wide' | 'narrow' | 'low';

export interface TileLayout {
  columns: number;
  rows: number;
  font: number;
  shape: TileShape;
  /** The number of tiles on a page, and the number of pages. */
  perPage: number;
  pages: number;
}

/** The space that tiles share, in pixels. */
export interface LayoutSpace {
  width: number;
  height: number;
  /** The page's font size over 16 px. On a very large screen everything grows. */
  scale: number;
}

const MIN_WIDTH = 130;
/** Room for three lines. Below it the board uses pages. */
const MIN_HEIGHT = 53;
const TARGET_ASPECT = 2.4;
const NARROW_WIDTH = 212;
const LOW_HEIGHT = 94;
const GAP = 3;
/** The footer below the tiles, in pixels at a scale of 1 like all these sizes. */
const FOOTER_HEIGHT = 36;

/** Returns the layout with tiles nearest to the target aspect ratio, on as few pages as leave them readable. */
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
