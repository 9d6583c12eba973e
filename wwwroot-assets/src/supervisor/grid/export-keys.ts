// The keys that export a grid, and the light theme for printing the page itself.

import { shortcuts } from '../../shared/keyboard-shortcuts';
import * as texts from '../../texts/en';

export class ExportKeys {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    shortcuts.register(
      { key: 'x', description: texts.shortcutExcel, run: () => this.exportGrid('xlsx') },
      { key: 'o', description: texts.shortcutPrint, run: () => this.exportGrid('print') },
    );
    // A dark background would waste ink.
    const theme = this.page.dataset.theme;
    window.addEventListener('beforeprint', () => (this.page.dataset.theme = 'light'));
    window.addEventListener('afterprint', () => (this.page.dataset.theme = theme));
  }

  /** Exports the grid with the focus, otherwise the chosen one. */
  private exportGrid(format: string): void {
    const grid = document.activeElement?.closest('[data-grid]') ?? this.page.querySelector('[data-grid][data-chosen]');
    grid?.querySelector<HTMLElement>(`[data-out="${format}"]`)?.click();
  }
}
