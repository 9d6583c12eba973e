// Lets the eye follow what changes its place: it is drawn where it was, and glides to where it is.

import { prefersReducedMotion } from '../shared/reduced-motion';
import { afterPaint } from '../shared/after-paint';

const TIMING: KeyframeAnimationOptions = { duration: 180, easing: 'ease-out' };

/** Still drawn where it was. */
let pending = new Map<HTMLElement, string>();

/** Makes a change to a list. What moves by it glides, what comes by it appears; what is hidden counts as not there. */
export function animateReorder(container: HTMLElement, change: () => void): void {
  if (document.visibilityState === 'hidden' || prefersReducedMotion()) return change();
  const before = measurePositions(container);
  takePending();
  change();
  // Read all, then write all: one layout for the lot.
  const after = measurePositions(container);
  for (const [element, to] of after) {
    const from = before.get(element);
    if (!from) element.animate([{ opacity: 0 }, { opacity: 1 }], TIMING);
    else if (Math.abs(from.x - to.x) > 1 || Math.abs(from.y - to.y) > 1)
      pending.set(element, `translate(${from.x - to.x}px, ${from.y - to.y}px)`);
  }
  // An animation alone may be some way on at its first paint, on a machine that is busy: the list would have jumped.
  for (const [element, transform] of pending) element.style.transform = transform;
  afterPaint(startTransitions);
  // A window that is covered paints nothing: nobody must be left standing where they were.
  setTimeout(startTransitions, 1000);
}

function startTransitions(): void {
  const moves = takePending();
  for (const [element, transform] of moves) element.animate([{ transform }, { transform: 'none' }], TIMING);
}

function takePending(): Map<HTMLElement, string> {
  const moves = pending;
  pending = new Map();
  for (const element of moves.keys()) element.style.transform = '';
  return moves;
}

function measurePositions(container: HTMLElement): Map<HTMLElement, DOMRect> {
  const all = [...container.children].filter((element): element is HTMLElement => element instanceof HTMLElement);
  return new Map(all.map((element) => [element, element.getBoundingClientRect()] as const).filter(([, place]) => place.width > 0));
}
