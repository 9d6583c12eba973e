// Animates a reorder by the FLIP technique: an element is drawn at its old position and moves to the new one.

import { prefersReducedMotion } from '../shared/reduced-motion';
import { afterPaint } from '../shared/after-paint';

const TIMING: KeyframeAnimationOptions = { duration: 180, easing: 'ease-out' };

/** The elements that are drawn at their old position, with their transform. */
let pending = new Map<HTMLElement, string>();

/** Applies a change to a list. Moved elements glide, new elements fade in; hidden elements count as absent. */
export function animateReorder(container: HTMLElement, change: () => void): void {
  if (document.visibilityState === 'hidden' || prefersReducedMotion()) return change();
  const before = measurePositions(container);
  takePending();
  change();
  // All reads before all writes: one layout in total.
  const after = measurePositions(container);
  for (const [element, to] of after) {
    const from = before.get(element);
    if (!from) element.animate([{ opacity: 0 }, { opacity: 1 }], TIMING);
    else if (Math.abs(from.x - to.x) > 1 || Math.abs(from.y - to.y) > 1)
      pending.set(element, `translate(${from.x - to.x}px, ${from.y - to.y}px)`);
  }
  // An animation alone could start late on a busy machine, and the list would jump.
  for (const [element, transform] of pending) element.style.transform = transform;
  afterPaint(startTransitions);
  // A covered window is not painted; the timer ensures that no element stays at its old position.
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
