// Touches the page only where it differs: a thousand tiles that say what they said cost no layout.

export function text(row: ParentNode, slot: string, value: string): void {
  const element = row.querySelector(`[data-slot="${slot}"]`);
  if (element && element.textContent !== value) element.textContent = value;
}

/** Sets an attribute; null removes it. */
export function attribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function shape(row: ParentNode, state: string): void {
  const use = row.querySelector('[data-slot="shape"]');
  if (use) attribute(use, 'href', `#shape-${state}`);
}

/** What replaceChildren does, which Chromium has since 86 and Safari since 14. */
export function fill(element: Element, ...children: readonly Node[]): void {
  element.textContent = '';
  element.append(...children);
}

/** A new row as the server renders it. */
export function clone(template: string): HTMLElement {
  const source = document.getElementById(`template-${template}`);
  const row = source instanceof HTMLTemplateElement ? source.content.firstElementChild?.cloneNode(true) : null;
  if (!(row instanceof HTMLElement)) throw new Error(`The page has no template-${template}.`);
  return row;
}

export function list(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-list="${name}"]`);
}
