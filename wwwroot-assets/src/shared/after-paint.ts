// When something drawn can be seen.

/** In a window that is covered nothing is painted for hours: what waits is bounded, and the newest stands for all before it. */
const MOST_WAITING = 64;

let waiting: (() => void)[] = [];
const drawn: (() => void)[][] = [];
let channel: MessageChannel | undefined;

/** Calls back after the browser has painted what is drawn now; never while the page is hidden, for then nothing is painted. */
export function afterPaint(done: () => void): void {
  if (document.hidden) return;
  if (waiting.length === MOST_WAITING) waiting.shift();
  if (waiting.push(done) > 1) return;
  // The callback of a frame runs before its paint, a message posted from it right after.
  requestAnimationFrame(() => {
    drawn.push(waiting);
    waiting = [];
    open().port2.postMessage(null);
  });
}

function open(): MessageChannel {
  if (channel) return channel;
  channel = new MessageChannel();
  channel.port1.onmessage = () => {
    for (const done of drawn.shift() ?? []) done();
  };
  return channel;
}
