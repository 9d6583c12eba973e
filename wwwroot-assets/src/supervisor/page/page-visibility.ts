// A page that nobody sees need not be drawn: the server is told when it goes behind others, and when it comes forward.

import type { SupervisorCircuit } from './circuit';

export class PageVisibility {
  private circuit: SupervisorCircuit | undefined;

  constructor(page: HTMLElement) {
    document.addEventListener('visibilitychange', () => this.report());
    // A line that is back knows nothing of what was said before.
    new MutationObserver(() => this.report()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
  }

  connect(circuit: SupervisorCircuit): void {
    this.circuit = circuit;
  }

  private report(): void {
    void this.circuit?.invokeMethodAsync('SetPageVisible', !document.hidden).catch(() => undefined);
  }
}
