// Views that were saved in this browser, each a link, and the columns that were chosen last.

import { ofHost } from '../../shared/base-path';

interface View {
  name: string;
  query: string;
}

const VIEWS = 'desk-views';
const COLUMNS = 'desk-columns';
/** What a view is not: where somebody happened to be. */
const PASSING = ['open', 'tab'];

/** The address of a view: what was chosen, without what was just being looked at. */
export function viewOf(query: string): string {
  const said = new URLSearchParams(query);
  for (const name of PASSING) said.delete(name);
  return said.toString();
}

export class Views {
  constructor(private readonly page: HTMLElement) {
    page.addEventListener('submit', (event) => this.save(event));
    page.addEventListener('click', (event) => this.remove(event));
    this.list();
    // The columns chosen last hold where an address names none. Before the page is drawn live, so by its address.
    const columns = read<string | null>(COLUMNS, null);
    const said = new URLSearchParams(location.search);
    if (columns && !said.has('columns')) {
      said.set('columns', columns);
      location.replace(`${location.pathname}?${said}`);
    }
  }

  /** The circuit has drawn the page: its list is written again if it was drawn anew. */
  restore(): void {
    this.list();
  }

  /** Something else was chosen. */
  remember(): void {
    write(COLUMNS, new URLSearchParams(location.search).get('columns'));
  }

  private list(): void {
    const views = read<View[]>(VIEWS, []);
    const list = this.page.querySelector('[data-list="views"]');
    const empty = this.page.querySelector<HTMLElement>('[data-empty="views"]');
    if (!list || !empty) return;
    empty.hidden = views.length > 0;
    list.replaceChildren(...views.map((view, place) => row(view, place)));
  }

  private save(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement) || event.target.dataset.save === undefined) return;
    event.preventDefault();
    const name = String(new FormData(event.target).get('name') ?? '').trim();
    if (name === '') return;
    write(VIEWS, [...read<View[]>(VIEWS, []).filter((view) => view.name !== name), { name, query: viewOf(location.search) }]);
    event.target.reset();
    this.list();
  }

  private remove({ target }: MouseEvent): void {
    const place = target instanceof HTMLElement ? target.dataset.forget : undefined;
    if (place === undefined) return;
    write(VIEWS, read<View[]>(VIEWS, []).filter((_, other) => other !== Number(place)));
    this.list();
  }
}

function row(view: View, place: number): HTMLElement {
  const [item, link, button] = [document.createElement('li'), document.createElement('a'), document.createElement('button')];
  link.href = `supervisor?${view.query}`;
  link.textContent = view.name;
  button.type = 'button';
  button.dataset.forget = String(place);
  button.textContent = '✕';
  button.title = `Forget “${view.name}”`;
  button.setAttribute('aria-label', button.title);
  item.append(link, button);
  return item;
}

function read<T>(name: string, none: T): T {
  try {
    return (JSON.parse(localStorage.getItem(ofHost(name)) ?? 'null') as T | null) ?? none;
  } catch {
    // Nothing is kept here, or not by us.
    return none;
  }
}

function write(name: string, value: unknown): void {
  try {
    localStorage.setItem(ofHost(name), JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: the address still does.
  }
}
