// Where the page stands each minute, so that no edge burns in: along a slow path of a pixel a minute.

const MAX_SHIFT = 4;

/** From nought to four and back again, a pixel each step. */
const swing = (step: number): number => Math.abs(((step + MAX_SHIFT) % (2 * MAX_SHIFT)) - MAX_SHIFT);

/** The page's place in a minute, in pixels: every place of the square within forty minutes. */
export const getPixelShift = (minute: number): { x: number; y: number } => ({
  x: swing(minute),
  y: swing(Math.floor(minute / (MAX_SHIFT + 1))),
});
