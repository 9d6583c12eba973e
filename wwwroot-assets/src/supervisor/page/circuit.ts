/** The Blazor circuit of the page. The script calls its methods; the circuit calls `window.desk`. */
export interface SupervisorCircuit {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

declare global {
  interface Window {
    desk: {
      open(circuit: SupervisorCircuit): void;
      address(query: string): void;
      day(at: string): [number, number][];
      own(account: string, number: string | null): void;
      heard(at: string): void;
    };
  }
}
