// When something drawn can be seen.

/** Calls back after the browser has painted what is drawn now; never while the page is hidden, for then nothing is painted. */
export function afterPaint(done: () => void): void {
  // The callback of a frame runs before its paint, a message posted from it right after.
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      done();
    };
    port2.postMessage(null);
  });
}
