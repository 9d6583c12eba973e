// Writes values into the page only where they differ: unchanged tiles cause no layout.

export function setText(row: ParentNode, slot: string, value: string): void {
  const element = row.querySelector(`[data-slot="${slot}"]`);
  if (element && element.textContent !== value) element.textContent = value;
}

/** Sets an attribute; null removes it. */
export function setAttribute(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

export function setIcon(row: ParentNode, state: string): void {
  const use = row.querySelector('[data-slot="shape"]');
  if (use) setAttribute(use, 'href', `#shape-${state}`);
}

/** replaceChildren, for Chromium before 86 and Safari before 14. */
export function replaceContent(element: Element, ...children: readonly Node[]): void {
  element.textContent = '';
  element.append(...children);
}

/** Returns a new row from the template that the server rendered. */
export function cloneTemplate(template: string): HTMLElement {
  const source = document.getElementById(`template-${template}`);
  const row = source instanceof HTMLTemplateElement ? source.content.firstElementChild?.cloneNode(true) : null;
  if (!(row instanceof HTMLElement)) throw new Error(`The page has no template-${template}.`);
  return row;
}

export function findList(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-list="${name}"]`);
}
