/**
 * Copies live values from a fetched page into the shown one. When the set of displays changed, the list is replaced,
 * unless it is being edited.
 */
export function refreshDisplays(shown: ParentNode, fresh: ParentNode): void {
  const [old, now] = [shown.querySelector('[data-displays]'), fresh.querySelector('[data-displays]')];
  if (!old || !now) return;
  if (getIds(old) !== getIds(now)) {
    if (!old.querySelector('details[open]') && !old.contains(document.activeElement))
      old.replaceChildren(...[...now.children].map((child) => document.importNode(child, true)));
    return;
  }
  for (const row of old.querySelectorAll<HTMLElement>('[data-id]')) {
    const other = now.querySelector<HTMLElement>(`[data-id="${CSS.escape(row.dataset.id ?? '')}"]`);
    if (!other) continue;
    row.dataset.connected = other.dataset.connected ?? '';
    for (const place of row.querySelectorAll<HTMLElement>('[data-live]')) {
      const text = other.querySelector<HTMLElement>(`[data-live="${place.dataset.live ?? ''}"]`)?.textContent ?? '';
      if (place.textContent !== text) place.textContent = text;
    }
  }
}

const getIds = (list: ParentNode): string => [...list.querySelectorAll<HTMLElement>('[data-id]')].map((row) => row.dataset.id).join();
