// A circuit that records what the page calls, for the supervisor's parts.

import type { SupervisorCircuit } from '../../src/supervisor/page/circuit';

export interface FakeCircuit extends SupervisorCircuit {
  calls: unknown[][];
}

/** Answers each call with a value; by default with nothing. */
export function fakeCircuit(answer: (method: string) => unknown = () => undefined): FakeCircuit {
  const calls: unknown[][] = [];
  return {
    calls,
    invokeMethodAsync(method, ...args) {
      calls.push([method, ...args]);
      return Promise.resolve(answer(method));
    },
  };
}

/** Lets pending promises and mutation observers run. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
  await new Promise((done) => setTimeout(done));
};
