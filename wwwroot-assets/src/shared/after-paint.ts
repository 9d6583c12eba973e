// Callbacks after a paint.

/** The browser may not paint a covered window for hours. The queue is bounded; the newest callbacks are kept. */
const MAX_WAITING = 64;

let waiting: (() => void)[] = [];
const batches: (() => void)[][] = [];
let channel: MessageChannel | undefined;

/**
 * Calls back after the browser has painted the current state of the page. A hidden page is not painted, so there is
 * no callback.
 */
export function afterPaint(done: () => void): void {
  if (document.hidden) return;
  if (waiting.length === MAX_WAITING) waiting.shift();
  if (waiting.push(done) > 1) return;
  // An animation frame callback runs before the paint; a message that it posts arrives right after.
  requestAnimationFrame(() => {
    batches.push(waiting);
    waiting = [];
    getChannel().port2.postMessage(null);
  });
}

function getChannel(): MessageChannel {
  if (channel) return channel;
  channel = new MessageChannel();
  channel.port1.onmessage = () => {
    for (const done of batches.shift() ?? []) done();
  };
  return channel;
}
