// How many columns of tiles fill a space without scrolling.

export interface Fit {
  columns: number;
  rows: number;
  font: number;
}

const LEAST_WIDTH = 120;
const BEST_ASPECT = 2;
const GAP = 3;

/** Of all ways to lay out so many tiles, the one whose tiles come nearest to twice as wide as high. */
export function fit(count: number, width: number, height: number): Fit {
  let best: Fit = { columns: 1, rows: Math.max(1, count), font: 16 };
  let bestScore = Infinity;
  for (let columns = 1; columns <= Math.max(1, Math.min(count, Math.floor(width / LEAST_WIDTH))); columns++) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const w = (width - GAP * (columns - 1)) / columns;
    const h = (height - GAP * (rows - 1)) / rows;
    if (h <= 0) continue;
    const score = Math.abs(Math.log(w / h / BEST_ASPECT)) + (h < 54 ? 10 + 54 - h : 0);
    if (score < bestScore) {
      bestScore = score;
      best = { columns, rows, font: fontFor(w, h) };
    }
  }
  return best;
}

const fontFor = (w: number, h: number): number => (h < 72 ? 16 : Math.round(Math.min(40, Math.max(16, Math.min(h / 5.2, w / 8)))));
