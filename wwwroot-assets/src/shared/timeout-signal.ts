// AbortSignal.timeout, for Chromium before 103 and Safari before 16.

export function timeoutSignal(milliseconds: number): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), milliseconds);
  return controller.signal;
}
