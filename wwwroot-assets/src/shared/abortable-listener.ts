// addEventListener with a signal, which Chromium knows since 90 and Safari since 15. Older ones would listen for ever.

/** Listens until the signal is aborted. */
export function addListener<T extends Event>(target: EventTarget, type: string, handler: (event: T) => void, signal: AbortSignal): void {
  const listener = handler as (event: Event) => void;
  target.addEventListener(type, listener);
  signal.addEventListener('abort', () => target.removeEventListener(type, listener));
}
