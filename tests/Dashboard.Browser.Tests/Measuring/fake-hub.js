// Stands in for the hub inside the page: a WebSocket that speaks SignalR's JSON protocol and makes up the traffic itself,
// so that what is measured is the page alone. Put into the page before its own scripts, with `fakeHub` set.
//   tiles: how many extensions; changes, frames: how many a second; leak: keeps every frame, to see a test fail.
//   fast: the page's clock is ours. `advance(ms)` runs frames, timers and paints as fast as they go, and nothing is laid out.
(() => {
  const { tiles, changes, frames, fast, leak } = window.fakeHub;
  const kept = [];
  const STATES = ['Idle', 'Ringing', 'OnCall', 'OnHold', 'Offline'];
  const RealDate = Date;
  const realRandom = (() => { let seed = 1; return (n) => ((seed = (seed * 48271) % 2147483647) % n); })();

  // One clock and one queue for all that waits.
  let now = RealDate.now();
  const timers = new Map();
  let nextTimer = 1;
  if (fast) {
    window.Date = class extends RealDate {
      constructor(...args) { if (args.length === 0) super(now); else super(...args); }
      static now() { return now; }
    };
    const start = now;
    performance.now = () => now - start;
    const wait = (every) => (run, ms = 0, ...args) => {
      timers.set(nextTimer, { at: now + Math.max(1, ms), run: () => run(...args), every: every ? Math.max(1, ms) : 0 });
      return nextTimer++;
    };
    window.setTimeout = wait(false);
    window.setInterval = wait(true);
    window.clearTimeout = window.clearInterval = (id) => void timers.delete(id);
    window.requestAnimationFrame = (run) => window.setTimeout(() => run(now - start), 16);
    window.cancelAnimationFrame = window.clearTimeout;
    // What is measured is memory: without boxes a day takes minutes.
    document.addEventListener('DOMContentLoaded', () => document.documentElement.setAttribute('hidden', ''));
  }

  const clock = () => (fast ? now : RealDate.now());
  const iso = (ms = clock()) => new RealDate(ms).toISOString();
  const rows = Array.from({ length: tiles }, (_, i) => extension(i, 'Idle'));
  const calls = new Map();
  const phones = Array.from({ length: Math.min(tiles, 200) }, (_, i) => registration(i, true));
  let version = 1;
  let calling = 0;

  function extension(i, state) {
    return {
      key: `fake/${100 + i}`, account: 'fake', number: String(100 + i), name: `Person ${i}`, team: ['Sales', 'Support', 'Service'][i % 3], state,
      since: iso(), direction: state === 'Idle' ? 'Unknown' : 'Inbound', party: state === 'Idle' ? null : `04${10000000 + i}`, app: null, dnd: false,
      origin: 'Reported', observedAt: iso(),
    };
  }

  function registration(i, registered) {
    return {
      key: `fake/${100 + i}/0`, account: 'fake', extension: `fake/${100 + i}`, registered, expiresAt: iso(clock() + 60_000 + realRandom(3_600_000)), expiry: 'Exact',
      address: '192.0.2.1:5060', userAgent: 'phone', lastSuccessAt: null, observedAt: iso(),
    };
  }

  const head = (kind) => ({ kind, epoch: 'fake', version, at: iso(), seen: { fake: { presence: iso(), registrations: iso(), calls: iso() } } });
  const account = () => ({
    id: 'fake', vendor: 'Jingl', health: 'Ok', since: iso(), failure: null, intervals: { presence: 2000, registrations: 2000, calls: 2000 }, forgetAfter: 900_000,
  });

  function snapshot() {
    return { ...head('snapshot'), board: { id: 'everyone', title: 'Everyone' }, extensions: rows, registrations: phones, calls: [...calls.values()], accounts: [account()] };
  }

  /** Of ten changes eight are of states, one is of a call that comes or goes, one of a registration. */
  function delta(count) {
    version++;
    const [extensions, registrations, started, ended] = [[], [], [], []];
    for (let i = 0; i < count; i++) {
      const [kind, which] = [realRandom(10), realRandom(tiles)];
      if (kind < 8) extensions.push((rows[which] = extension(which, STATES[realRandom(STATES.length)])));
      else if (kind === 8) registrations.push((phones[which % phones.length] = registration(which % phones.length, realRandom(20) > 0)));
      else if (calls.size > 40) {
        const key = calls.keys().next().value;
        calls.delete(key);
        ended.push(key);
      } else {
        const call = {
          key: `fake/call/${calling++}`, account: 'fake', state: 'OnCall', direction: 'Inbound', from: '0412341234', to: String(100 + which), startedAt: iso(), answeredAt: iso(),
          observedAt: iso(), legs: [{ id: 'a', extension: `fake/${100 + which}`, party: null, state: 'OnCall', held: false, parked: false }],
        };
        calls.set(call.key, call);
        started.push(call);
      }
    }
    return { ...head('delta'), trace: [[1, 0.5]], extensions, registrations, calls: started, removed: { extensions: [], registrations: [], calls: ended } };
  }

  const END = '\u001e';
  const open = new Set();
  const state = (window.fakeHubState = { frames: 0, acknowledged: 0 });

  class FakeSocket extends EventTarget {
    static CONNECTING = 0; static OPEN = 1; static CLOSING = 2; static CLOSED = 3;
    readyState = 0; binaryType = 'blob'; bufferedAmount = 0;
    constructor(url) {
      super();
      this.url = url;
      setTimeout(() => { this.readyState = 1; this.onopen?.({}); }, 1);
    }
    say(message) { this.onmessage?.({ data: JSON.stringify(message) + END }); }
    send(data) {
      for (const text of String(data).split(END).filter(Boolean)) {
        const message = JSON.parse(text);
        if (message.protocol) setTimeout(() => this.onmessage?.({ data: '{}' + END }), 1);
        else if (message.target === 'Watch') { this.id = message.invocationId; open.add(this); this.item(snapshot()); }
        else if (message.target === 'Painted') state.acknowledged++;
      }
    }
    item(frame) {
      state.frames++;
      if (leak) kept.push(structuredClone(frame));
      this.say({ type: 2, invocationId: this.id, item: frame });
    }
    close() { this.readyState = 3; open.delete(this); this.onclose?.({ wasClean: true, code: 1000 }); }
  }
  window.WebSocket = FakeSocket;

  let due = 0;
  function push() {
    due += changes / frames;
    const count = Math.floor(due);
    due -= count;
    if (count === 0) return;
    const frame = delta(count);
    for (const socket of open) socket.item(frame);
  }
  function beat() {
    const frame = head('beat');
    for (const socket of open) socket.item(frame);
  }
  setInterval(push, 1000 / frames);
  setInterval(beat, 5000);

  const messages = new MessageChannel();
  /** Lets promises and posted messages have their turn. */
  const breathe = () => new Promise((done) => { messages.port1.onmessage = () => done(); messages.port2.postMessage(0); });
  /** Lets so many ms of simulated time pass, every timer at its moment. */
  window.fakeHubAdvance = async (ms) => {
    const end = now + ms;
    for (let turns = 0; ; turns++) {
      let first;
      let id;
      for (const [key, timer] of timers) if (timer.at <= end && (!first || timer.at < first.at)) [id, first] = [key, timer];
      if (!first) break;
      now = Math.max(now, first.at);
      if (first.every) first.at += first.every;
      else timers.delete(id);
      first.run();
      if (turns % 20 === 0) await breathe();
    }
    now = end;
    await breathe();
    return state;
  };
})();
