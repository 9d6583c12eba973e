// When something drawn can be seen.

/** In a window that is covered nothing is painted for hours: what waits is bounded, and the newest stands for all before it. */
const MAX_WAITING = 64;

let waiting: (() => void)[] = [];
const batches: (() => void)[][] = [];
let channel: MessageChannel | undefined;

/** Calls back after the browser has painted what is drawn now; never while the page is hidden, for then nothing is painted. */
export function afterPaint(done: () => void): void {
  if (document.hidden) return;
  if (waiting.length === MAX_WAITING) waiting.shift();
  if (waiting.push(done) > 1) return;
  // The callback of a frame runs before its paint, a message posted from it right after.
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
