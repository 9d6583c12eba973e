/** Evaluated for each animation, because the setting may change while the page is open. */
export const prefersReducedMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;
