// How many columns of tiles fill a space without scrolling. The server lays out the first paint by the same rule.

export interface Fit {
  columns: number;
  rows: number;
  font: number;
}

const LEAST_WIDTH = 130;
const LEAST_HEIGHT = 54;
const BEST_ASPECT = 2.4;
const GAP = 3;

/**
 * Of all ways to lay out so many tiles, the one whose tiles come nearest to their best shape.
 * @param scale The size of the page's type over 16 px: on a very large screen all of it grows.
 */
export function fit(count: number, width: number, height: number, scale = 1): Fit {
  let best: Fit = { columns: 1, rows: Math.max(1, count), font: 16 * scale };
  let bestBadness = Infinity;
  for (let columns = 1; columns <= Math.max(1, Math.min(count, Math.floor(width / (LEAST_WIDTH * scale)))); columns++) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const w = (width - GAP * (columns - 1)) / columns;
    const h = (height - GAP * (rows - 1)) / rows;
    const tooLow = h < LEAST_HEIGHT * scale ? 10 + LEAST_HEIGHT * scale - h : 0;
    const badness = Math.abs(Math.log(Math.max(w, 1) / Math.max(h, 1) / BEST_ASPECT)) + tooLow;
    if (badness < bestBadness) {
      bestBadness = badness;
      best = { columns, rows, font: fontFor(w / scale, h / scale) * scale };
    }
  }
  return best;
}

/** How many tiles there is room for at all, a line of type each: beyond it they would be drawn and not be seen. */
export function room(columns: number, height: number, scale = 1): number {
  return columns * Math.max(1, Math.floor(height / (20 * scale + GAP)));
}

const fontFor = (w: number, h: number): number => (h < 72 ? 16 : Math.round(Math.min(40, Math.max(16, Math.min(h / 5.2, w / 8)))));
