// Freezes the order of a grid while the pointer or the focus is in it, and reports that to the server.

import type { SupervisorCircuit } from '../page/circuit';

export class GridFreeze {
  private circuit: SupervisorCircuit | undefined;
  private readonly frozen = new Map<string, boolean>();

  constructor(private readonly page: HTMLElement) {
    for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout'] as const)
      page.addEventListener(event, () => queueMicrotask(() => this.update()));
    // A pointer that leaves the window sends this event to the document only.
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
      // No row moves during a drag.
      const isFrozen =
        this.page.dataset.dragging !== undefined ||
        (!document.hidden &&
          (rows?.matches(':hover') === true || rows?.matches(':focus-within') === true || rows === document.activeElement));
      if ((this.frozen.get(name) ?? false) === isFrozen) continue;
      this.frozen.set(name, isFrozen);
      // Marked after the server has confirmed: until then rows may still move.
      void this.circuit
        ?.invokeMethodAsync('SetGridFrozenAsync', name, isFrozen)
        .then(() => grid.toggleAttribute('data-held', this.frozen.get(name) ?? false))
        .catch(() => undefined);
    }
  }
}
