// While somebody points at a grid or has the focus in it, its order stands still: the server is told of either.

import type { Desk } from '../main';

export class Hold {
  private desk: Desk | undefined;
  private readonly held = new Map<string, boolean>();

  constructor(private readonly page: HTMLElement) {
    for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout'] as const) page.addEventListener(event, () => queueMicrotask(() => this.look()));
    // A pointer that leaves the window says so to the document alone.
    document.documentElement.addEventListener('pointerleave', () => this.look());
    document.addEventListener('visibilitychange', () => this.look());
  }

  tell(desk: Desk): void {
    this.desk = desk;
    this.held.clear();
    this.look();
  }

  look(): void {
    for (const grid of this.page.querySelectorAll<HTMLElement>('[data-grid]')) {
      const name = grid.dataset.grid ?? '';
      const rows = grid.querySelector('.rz-data-grid-data');
      // Under a call that is dragged no row moves, wherever it is held.
      const isHeld = this.page.dataset.dragging !== undefined || !document.hidden && (rows?.matches(':hover') === true || rows?.matches(':focus-within') === true || rows === document.activeElement);
      if ((this.held.get(name) ?? false) === isHeld) continue;
      this.held.set(name, isHeld);
      // Said of the grid once it is so: until then rows may still move.
      void this.desk?.invokeMethodAsync('HoldAsync', name, isHeld).then(() => grid.toggleAttribute('data-held', this.held.get(name) ?? false)).catch(() => undefined);
    }
  }
}
