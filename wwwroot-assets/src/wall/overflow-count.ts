// Hides the rows that do not fit into a panel and shows their number.

import { findList } from '../shared/dom-slots';
import * as texts from '../texts/en';
import { format } from '../texts/format';

interface Overflow {
  name: string;
  rows: Element[];
  /** The number of rows that fit completely. */
  fit: number;
}

/** The first hidden rows stay laid out, because they are measured when others disappear. */
const MEASURED_HIDDEN_ROWS = 4;

const pending = new Set<string>();

/** Updates a panel before the next paint: once for all requests until then, because each measurement forces a layout. */
export function updateOverflow(name: string): void {
  if (pending.size === 0) requestAnimationFrame(updateAll);
  pending.add(name);
}

function updateAll(): void {
  const names = [...pending];
  pending.clear();
  // All panels are measured before any is changed.
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
  // A row that is not laid out has no height.
  while (rows.slice(0, fit + 1).some((row) => row.classList.contains('is-far'))) {
    for (const row of rows.slice(0, fit + MEASURED_HIDDEN_ROWS)) row.classList.remove('is-far');
    fit = fits();
  }
  return { name, rows, fit };
}

/** A row that is cut off would look complete, so it is hidden. It keeps its space so that nothing moves. */
function hideOverflow({ name, rows, fit }: Overflow): void {
  rows.forEach((row, place) => {
    row.classList.toggle('is-out', place >= fit);
    row.classList.toggle('is-far', place >= fit + MEASURED_HIDDEN_ROWS);
  });
  const hiddenCount = rows.length - fit;
  const more = document.querySelector<HTMLElement>(`[data-more="${name}"]`);
  const label = format(texts.more, { count: hiddenCount });
  if (more && hiddenCount > 0 && more.textContent !== label) more.textContent = label;
  setHidden(more, hiddenCount === 0);
  setHidden(document.querySelector<HTMLElement>(`[data-empty="${name}"]`), rows.length > 0);
}

function setHidden(element: HTMLElement | null, isHidden: boolean): void {
  if (element && element.hidden !== isHidden) element.hidden = isHidden;
}
