// Lets the eye follow what changes its place: it is drawn where it was, and glides to where it is.

const TIMING: KeyframeAnimationOptions = { duration: 180, easing: 'ease-out' };

/** Makes a change to a list. What moves by it glides, what comes by it appears; what is hidden counts as not there. */
export function flip(container: HTMLElement, change: () => void): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return change();
  const before = places(container);
  change();
  // Read all, then write all: one layout for the lot.
  const after = places(container);
  for (const [element, to] of after) {
    const from = before.get(element);
    if (!from) element.animate([{ opacity: 0 }, { opacity: 1 }], TIMING);
    else if (Math.abs(from.x - to.x) > 1 || Math.abs(from.y - to.y) > 1) {
      element.animate([{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, { transform: 'none' }], TIMING);
    }
  }
}

function places(container: HTMLElement): Map<Element, DOMRect> {
  const all = [...container.children].map((element) => [element, element.getBoundingClientRect()] as const);
  return new Map(all.filter(([, place]) => place.width > 0));
}
