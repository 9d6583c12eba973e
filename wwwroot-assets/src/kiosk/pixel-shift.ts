// The position of the page, which moves by one pixel a minute against burn-in.

const MAX_SHIFT = 4;

/** From 0 to 4 and back, one pixel each step. */
const swing = (step: number): number => Math.abs(((step + MAX_SHIFT) % (2 * MAX_SHIFT)) - MAX_SHIFT);

/** The offset of the page in a given minute, in pixels. Each position of the square is reached within forty minutes. */
export const getPixelShift = (minute: number): { x: number; y: number } => ({
  x: swing(minute),
  y: swing(Math.floor(minute / (MAX_SHIFT + 1))),
});
