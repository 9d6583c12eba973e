// Whether things may move.

/** Asked for each movement: the wish may change while a wall is up. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
