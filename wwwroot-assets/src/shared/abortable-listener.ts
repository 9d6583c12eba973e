// addEventListener with a signal, for Chromium before 90 and Safari before 15. These ignore the signal and would
// never remove the listener.

export function addListener<T extends Event>(target: EventTarget, type: string, handler: (event: T) => void, signal: AbortSignal): void {
  const listener = handler as (event: Event) => void;
  target.addEventListener(type, listener);
  signal.addEventListener('abort', () => target.removeEventListener(type, listener));
}
