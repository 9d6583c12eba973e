// While somebody points at a grid or has the focus in it, its order stands still: the server is told of either.

import type { SupervisorCircuit } from '../page/circuit';

export class GridFreeze {
  private circuit: SupervisorCircuit | undefined;
  private readonly frozen = new Map<string, boolean>();

  constructor(private readonly page: HTMLElement) {
    for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout'] as const)
      page.addEventListener(event, () => queueMicrotask(() => this.update()));
    // A pointer that leaves the window says so to the document alone.
    document.documentElement.addEventListener('pointerleave', () => this.update());
    document.addEventListener('visibilitychange', () => this.update());
  }

  connect(circuit: SupervisorCircuit): void {
    this.circuit = circuit;
    this.frozen.clear();
    this.update();
  }

  update(): void {
    for (const grid of this.page.querySelectorAll<HTMLElement>('[data-grid]')) {
      const name = grid.dataset.grid ?? '';
      const rows = grid.querySelector('.rz-data-grid-data');
      // Under a call that is dragged no row moves, wherever it is held.
      const isFrozen =
        this.page.dataset.dragging !== undefined ||
        (!document.hidden &&
          (rows?.matches(':hover') === true || rows?.matches(':focus-within') === true || rows === document.activeElement));
      if ((this.frozen.get(name) ?? false) === isFrozen) continue;
      this.frozen.set(name, isFrozen);
      // Said of the grid once it is so: until then rows may still move.
      void this.circuit
        ?.invokeMethodAsync('SetGridFrozenAsync', name, isFrozen)
        .then(() => grid.toggleAttribute('data-held', this.frozen.get(name) ?? false))
        .catch(() => undefined);
    }
  }
}
