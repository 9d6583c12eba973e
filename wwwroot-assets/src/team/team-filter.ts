// The search field and filter chips of the team view. Both are kept in the address for reloads and bookmarks.

import { shortcuts } from '../shared/keyboard-shortcuts';
import { FILTERS, normalizeTerm, type Filter } from './extension-search';
import { addListener } from '../shared/abortable-listener';
import * as texts from '../texts/en';

export class TeamFilter {
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
    this.updateChips();
    if (this.input) addListener(this.input, 'input', () => this.handleChange(), signal);
    if (this.input) addListener(this.input, 'keydown', (event: KeyboardEvent) => event.key === 'Escape' && this.clear(), signal);
    for (const chip of this.chips) addListener(chip, 'click', () => this.choose(chip), signal);
    this.release = shortcuts.register({ key: '/', description: texts.shortcutSearch, run: () => this.input?.focus() });
  }

  /** Removes the listeners and the shortcut. */
  stop(): void {
    this.listening.abort();
    this.release();
  }

  get term(): string {
    return normalizeTerm(this.input?.value ?? '');
  }

  /** Describes what is searched for. */
  get description(): string {
    return (
      this.term ||
      (this.chips
        .find((chip) => chip.dataset.filter === this.filter)
        ?.textContent?.replace(/[0-9]+/g, '')
        .trim() ??
        '')
    );
  }

  private clear(): void {
    if (this.input) this.input.value = '';
    this.handleChange();
  }

  private choose(chip: HTMLElement): void {
    this.filter = FILTERS.find((filter) => filter === chip.dataset.filter) ?? 'all';
    this.handleChange();
  }

  private handleChange(): void {
    this.updateChips();
    const query = new URLSearchParams(location.search);
    setParameter(query, 'q', this.term);
    setParameter(query, 'show', this.filter === 'all' ? '' : this.filter);
    const search = query.toString();
    // The complete path: a bare query would resolve against the page's base element.
    history.replaceState(null, '', location.pathname + (search && `?${search}`));
    this.onChange();
  }

  private updateChips(): void {
    for (const chip of this.chips) chip.setAttribute('aria-pressed', String(chip.dataset.filter === this.filter));
  }
}

function setParameter(query: URLSearchParams, name: string, value: string): void {
  if (value) query.set(name, value);
  else query.delete(name);
}
