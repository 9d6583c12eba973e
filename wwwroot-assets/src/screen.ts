// What wall and team view have in common: a store, a link, a header, and a tick each second.

import { ServerClock } from './clock';
import type { Frame, State } from './frames';
import { Header } from './header';
import { Link } from './link';
import { Store } from './store';

export interface ScreenPart {
  /** Shows what a frame changed; `all` when every row must be written anew. */
  show(all: boolean): void;
  /** Lets times run; answers the states drawn, where it draws phones. */
  tick(now: number): readonly State[] | void;
}

export function run(parts: (store: Store) => ScreenPart[]): void {
  const page = document.querySelector<HTMLElement>('[data-page]');
  const board = page?.dataset.board;
  if (!page || board === undefined) return;
  const store = new Store();
  const clock = new ServerClock();
  const header = new Header(store);
  const shown = parts(store);
  let knownAt = NaN;
  clock.measure(page.dataset.now ?? '');

  const tick = (): void => {
    const now = clock.now();
    header.tick(now);
    for (const part of shown) {
      const states = part.tick(now);
      if (states) header.count(states);
    }
  };

  const take = (frame: Frame): boolean => {
    const wasRenamed = store.renames;
    if (!store.apply(frame)) return false;
    clock.measure(frame.at);
    knownAt = clock.now();
    if (frame.kind !== 'beat') {
      header.show();
      for (const part of shown) part.show(frame.kind === 'snapshot' || store.renames !== wasRenamed);
    }
    tick();
    page.dataset.version = String(store.version);
    return true;
  };

  const link = new Link(board, take, (state) => header.link(state, knownAt));
  link.start();
  const everySecond = (): void => {
    link.check();
    // Until the first frame the page says what the server wrote; there is nothing to let run.
    if (store.version >= 0) tick();
    setTimeout(everySecond, 1000 - (Date.now() % 1000));
  };
  everySecond();
}
