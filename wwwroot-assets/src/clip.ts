// A panel that cannot hold all its rows says how many it leaves out.

import { list } from './slots';

export function clip(name: string): void {
  const container = list(name);
  const more = document.querySelector<HTMLElement>(`[data-more="${name}"]`);
  const empty = document.querySelector<HTMLElement>(`[data-empty="${name}"]`);
  if (!container) return;
  const rows = [...container.children].filter((row): row is HTMLElement => row instanceof HTMLElement);
  const bottom = container.getBoundingClientRect().bottom + 1;
  // A row cut in half would be read as one that ends there: it is left out whole, by sight alone so that nothing moves.
  let left = 0;
  for (const row of rows) {
    const isOut = row.getBoundingClientRect().bottom > bottom;
    row.classList.toggle('is-out', isOut);
    left += isOut ? 1 : 0;
  }
  if (more) {
    more.hidden = left === 0;
    const words = `+${left} more`;
    if (left > 0 && more.textContent !== words) more.textContent = words;
  }
  if (empty) empty.hidden = rows.length > 0;
}
