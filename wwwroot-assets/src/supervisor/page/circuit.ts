// The page's Blazor circuit, and what the circuit calls by name.

/** The page's half in the server: a circuit calls and is called through it. */
export interface SupervisorCircuit {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

declare global {
  interface Window {
    supervisor: {
      connect(circuit: SupervisorCircuit): void;
      setQuery(query: string): void;
      getLocalDay(at: string): [number, number][];
      saveUserPhone(account: string, number: string | null): void;
      confirmLive(at: string): void;
    };
  }
}
