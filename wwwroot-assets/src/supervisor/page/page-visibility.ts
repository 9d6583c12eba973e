// Tells the server whether the page is visible. A hidden page is rendered less often.

import type { SupervisorCircuit } from './circuit';

export class PageVisibility {
  private circuit: SupervisorCircuit | undefined;

  constructor(page: HTMLElement) {
    document.addEventListener('visibilitychange', () => this.report());
    // After a reconnect the server does not know the earlier value.
    new MutationObserver(() => this.report()).observe(page, { attributes: true, attributeFilter: ['data-connection'] });
  }

  connect(circuit: SupervisorCircuit): void {
    this.circuit = circuit;
  }

  private report(): void {
    void this.circuit?.invokeMethodAsync('SetPageVisible', !document.hidden).catch(() => undefined);
  }
}
