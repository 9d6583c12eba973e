// Search and filter of the team view. Both stand in the address, so that a reload and a bookmark keep them.

import { keys } from '../shared/keyboard-shortcuts';
import { FILTERS, typed, type Filter } from './extension-search';
import { listen } from '../shared/abortable-listener';

export class Finder {
  onChange: () => void = () => undefined;
  private readonly input = document.querySelector<HTMLInputElement>('#search');
  private readonly chips = [...document.querySelectorAll<HTMLButtonElement>('[data-filter]')];
  private readonly listening = new AbortController();
  private readonly release: () => void;
  filter: Filter = 'all';

  constructor() {
    const { signal } = this.listening;
    const query = new URLSearchParams(location.search);
    if (this.input) this.input.value = query.get('q') ?? '';
    this.filter = FILTERS.find((filter) => filter === query.get('show')) ?? 'all';
    this.press();
    if (this.input) listen(this.input, 'input', () => this.changed(), signal);
    if (this.input) listen(this.input, 'keydown', (event: KeyboardEvent) => event.key === 'Escape' && this.clear(), signal);
    for (const chip of this.chips) listen(chip, 'click', () => this.choose(chip), signal);
    this.release = keys.register({ key: '/', says: 'Search by name, number or team', act: () => this.input?.focus() });
  }

  /** Lets go of its elements. */
  stop(): void {
    this.listening.abort();
    this.release();
  }

  get term(): string {
    return typed(this.input?.value ?? '');
  }

  /** What is looked for, as a person would say it. */
  get says(): string {
    return this.term || (this.chips.find((chip) => chip.dataset.filter === this.filter)?.textContent?.replace(/[0-9]+/g, '').trim() ?? '');
  }

  private clear(): void {
    if (this.input) this.input.value = '';
    this.changed();
  }

  private choose(chip: HTMLElement): void {
    this.filter = FILTERS.find((filter) => filter === chip.dataset.filter) ?? 'all';
    this.changed();
  }

  private changed(): void {
    this.press();
    const query = new URLSearchParams(location.search);
    set(query, 'q', this.term);
    set(query, 'show', this.filter === 'all' ? '' : this.filter);
    const search = query.toString();
    // The whole path: the page's base is the root, which a bare query would lead to.
    history.replaceState(null, '', location.pathname + (search && `?${search}`));
    this.onChange();
  }

  private press(): void {
    for (const chip of this.chips) chip.setAttribute('aria-pressed', String(chip.dataset.filter === this.filter));
  }
}

function set(query: URLSearchParams, name: string, value: string): void {
  if (value) query.set(name, value);
  else query.delete(name);
}
