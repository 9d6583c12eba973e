// AbortSignal.timeout, which Chromium has since 103 and Safari since 16.

export function timeoutSignal(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}
