// How the grids leave the page: the keys for what their heads have as links, and light colours for who prints the page itself.

import { keys } from '../../shared/keyboard-shortcuts';

export class Out {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    keys.register(
      { key: 'x', says: 'The grid as an Excel workbook', act: () => this.press('xlsx') },
      { key: 'o', says: 'The grid on paper', act: () => this.press('print') },
    );
    // Ink for what is said, and none for a dark ground.
    const theme = this.page.dataset.theme;
    window.addEventListener('beforeprint', () => (this.page.dataset.theme = 'light'));
    window.addEventListener('afterprint', () => (this.page.dataset.theme = theme));
  }

  /** Of the grid with the focus, else of the one that was chosen. */
  private press(way: string): void {
    const grid = document.activeElement?.closest('[data-grid]') ?? this.page.querySelector('[data-grid][data-chosen]');
    grid?.querySelector<HTMLElement>(`[data-out="${way}"]`)?.click();
  }
}
