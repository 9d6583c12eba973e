// Saved views, each a link, and the columns that were chosen last. Both are stored in this browser.

import { toStorageName } from '../../shared/base-path';
import * as texts from '../../texts/en';
import { format } from '../../texts/format';

interface SavedView {
  name: string;
  query: string;
}

const VIEWS_NAME = 'desk-views';
const COLUMNS_NAME = 'desk-columns';
/** Parameters of the moment that a view does not include. */
const TRANSIENT_PARAMETERS = ['open', 'tab'];

/** Returns the query of a view without the parameters of the moment. */
export function toViewQuery(query: string): string {
  const parameters = new URLSearchParams(query);
  for (const name of TRANSIENT_PARAMETERS) parameters.delete(name);
  return parameters.toString();
}

export class SavedViews {
  constructor(private readonly page: HTMLElement) {
    page.addEventListener('submit', (event) => this.save(event));
    page.addEventListener('click', (event) => this.remove(event));
    this.renderList();
    // The stored columns apply when the address names none. Set in the address, before the circuit renders.
    const columns = read<string | null>(COLUMNS_NAME, null);
    const parameters = new URLSearchParams(location.search);
    if (columns && !parameters.has('columns')) {
      parameters.set('columns', columns);
      location.replace(`${location.pathname}?${parameters}`);
    }
  }

  /** Writes the list again after the circuit has rendered the page. */
  restore(): void {
    this.renderList();
  }

  /** Stores the chosen columns. */
  rememberColumns(): void {
    write(COLUMNS_NAME, new URLSearchParams(location.search).get('columns'));
  }

  private renderList(): void {
    const views = read<SavedView[]>(VIEWS_NAME, []);
    const list = this.page.querySelector('[data-list="views"]');
    const empty = this.page.querySelector<HTMLElement>('[data-empty="views"]');
    if (!list || !empty) return;
    empty.hidden = views.length > 0;
    list.replaceChildren(...views.map((view, place) => createItem(view, place)));
  }

  private save(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.save === undefined) return;
    event.preventDefault();
    const name = String(new FormData(event.target).get('name') ?? '').trim();
    if (name === '') return;
    write(VIEWS_NAME, [
      ...read<SavedView[]>(VIEWS_NAME, []).filter((view) => view.name !== name),
      { name, query: toViewQuery(location.search) },
    ]);
    event.target.reset();
    this.renderList();
  }

  private remove({ target }: MouseEvent): void {
    const place = target instanceof HTMLElement ? target.dataset.forget : undefined;
    if (place === undefined) return;
    write(
      VIEWS_NAME,
      read<SavedView[]>(VIEWS_NAME, []).filter((_, other) => other !== Number(place)),
    );
    this.renderList();
  }
}

function createItem(view: SavedView, place: number): HTMLElement {
  const [item, link, button] = [document.createElement('li'), document.createElement('a'), document.createElement('button')];
  link.href = `supervisor?${view.query}`;
  link.textContent = view.name;
  button.type = 'button';
  button.dataset.forget = String(place);
  button.textContent = '✕';
  button.title = format(texts.forgetView, { name: view.name });
  button.setAttribute('aria-label', button.title);
  item.append(link, button);
  return item;
}

function read<T>(name: string, none: T): T {
  try {
    return (JSON.parse(localStorage.getItem(toStorageName(name)) ?? 'null') as T | null) ?? none;
  } catch {
    // Nothing is stored, or it is invalid.
    return none;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(toStorageName(name), JSON.stringify(value));
  } catch {
    // A browser that stores nothing: the address still has the choice.
  }
}
