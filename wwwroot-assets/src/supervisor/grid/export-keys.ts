// How the grids leave the page: the keys for what their heads have as links, and light colours for who prints the page itself.

import { shortcuts } from '../../shared/keyboard-shortcuts';

export class ExportKeys {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    shortcuts.register(
      { key: 'x', description: 'The grid as an Excel workbook', run: () => this.exportGrid('xlsx') },
      { key: 'o', description: 'The grid on paper', run: () => this.exportGrid('print') },
    );
    // Ink for what is said, and none for a dark ground.
    const theme = this.page.dataset.theme;
    window.addEventListener('beforeprint', () => (this.page.dataset.theme = 'light'));
    window.addEventListener('afterprint', () => (this.page.dataset.theme = theme));
  }

  /** Of the grid with the focus, else of the one that was chosen. */
  private exportGrid(format: string): void {
    const grid = document.activeElement?.closest('[data-grid]') ?? this.page.querySelector('[data-grid][data-chosen]');
    grid?.querySelector<HTMLElement>(`[data-out="${format}"]`)?.click();
  }
}
