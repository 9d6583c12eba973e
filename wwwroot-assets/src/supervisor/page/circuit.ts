// The page's Blazor circuit, and what the circuit calls by name.

/** The page's half in the server: a circuit calls and is called through it. */
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
