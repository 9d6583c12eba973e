/** The Blazor circuit of the page. The script calls its methods; the circuit calls `window.supervisor`. */
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
