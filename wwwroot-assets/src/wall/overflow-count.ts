// A panel that cannot hold all its rows says how many it leaves out.

import { findList } from '../shared/dom-slots';

interface Overflow {
  name: string;
  rows: Element[];
  /** How many of them fit whole. */
  fit: number;
}

/** Of the rows that are left out, the first ones are laid out all the same: they are measured when others go. */
const MEASURED_HIDDEN_ROWS = 4;

const pending = new Set<string>();

/** Clips before the next paint: once for all that asks for it until then, for each look at a page just changed lays it out anew. */
export function updateOverflow(name: string): void {
  if (pending.size === 0) requestAnimationFrame(updateAll);
  pending.add(name);
}

function updateAll(): void {
  const names = [...pending];
  pending.clear();
  // All are measured before any is left out.
  for (const clipped of names.map(measure)) if (clipped) hideOverflow(clipped);
}

function measure(name: string): Overflow | undefined {
  const container = findList(name);
  if (!container) return undefined;
  const rows = [...container.children];
  const bottom = container.getBoundingClientRect().bottom + 1;
  const fits = (): number => {
    const first = rows.findIndex((row) => row.getBoundingClientRect().bottom > bottom);
    return first < 0 ? rows.length : first;
  };
  let fit = fits();
  // A row that is not laid out has no height of its own.
  while (rows.slice(0, fit + 1).some((row) => row.classList.contains('is-far'))) {
    for (const row of rows.slice(0, fit + MEASURED_HIDDEN_ROWS)) row.classList.remove('is-far');
    fit = fits();
  }
  return { name, rows, fit };
}

/** A row cut in half would be read as one that ends there: it is left out whole, by sight alone so that nothing moves. */
function hideOverflow({ name, rows, fit }: Overflow): void {
  rows.forEach((row, place) => {
    row.classList.toggle('is-out', place >= fit);
    row.classList.toggle('is-far', place >= fit + MEASURED_HIDDEN_ROWS);
  });
  const hiddenCount = rows.length - fit;
  const more = document.querySelector<HTMLElement>(`[data-more="${name}"]`);
  const label = `+${hiddenCount} more`;
  if (more && hiddenCount > 0 && more.textContent !== label) more.textContent = label;
  setHidden(more, hiddenCount === 0);
  setHidden(document.querySelector<HTMLElement>(`[data-empty="${name}"]`), rows.length > 0);
}

function setHidden(element: HTMLElement | null, isHidden: boolean): void {
  if (element && element.hidden !== isHidden) element.hidden = isHidden;
}
