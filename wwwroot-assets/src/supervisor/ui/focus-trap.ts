// The keyboard within layers: navigation in a menu, and the focus trap of a dialog.

/** Moves through a menu: wraps around, Home and End, and first letters. */
export function handleMenuKey(menu: Element, target: Element, event: KeyboardEvent): void {
  const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const next = findMenuItem(
    items.map((item) => item.textContent?.trim() ?? ''),
    items.indexOf(target as HTMLElement),
    event.key,
  );
  if (event.key === 'Tab') document.querySelector<HTMLElement>('[data-close-menu]')?.click();
  else if (next !== undefined) items[next]?.focus();
  else return;
  event.preventDefault();
}

/** Returns the item that a key leads to, or undefined. -1 means no current item. */
export function findMenuItem(labels: readonly string[], current: number, key: string): number | undefined {
  const { length } = labels;
  if (length === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return length - 1;
  if (key === 'ArrowDown') return (current + 1) % length;
  if (key === 'ArrowUp') return current < 0 ? length - 1 : (current - 1 + length) % length;
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = key.toLowerCase();
  // The next item that begins with the letter, starting after the current one.
  const found = labels.map((_, step) => (current + 1 + step) % length).find((other) => labels[other]?.toLowerCase().startsWith(letter));
  return found;
}

/** Keeps the focus in a modal dialog: Tab wraps around. */
export function trapFocus(target: Element, event: KeyboardEvent): void {
  const layer = target.closest('[aria-modal="true"]');
  if (!layer) return;
  const all = [...layer.querySelectorAll<HTMLElement>('button, input, select, a[href]')];
  const next = all.indexOf(target as HTMLElement) + (event.shiftKey ? -1 : 1);
  event.preventDefault();
  all[(next + all.length) % all.length]?.focus();
}
