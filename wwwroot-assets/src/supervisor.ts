// The supervisor's page: what the browser does by itself, so that the server need not draw for it.

import { Board } from './desk-board';
import { Cursor } from './desk-cursor';
import { Drops } from './desk-drops';
import { Hold } from './desk-hold';
import { Out } from './desk-out';
import { Reconnect } from './desk-reconnect';
import { Ticks } from './desk-ticks';
import { Views } from './desk-views';

/** The page's half in the server: a circuit calls and is called through it. */
export interface Desk {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

const page = document.querySelector<HTMLElement>('[data-page="supervisor"]');

declare global {
  interface Window {
    desk: { open(desk: Desk): void; address(query: string): void };
  }
}

if (page) {
  const ticks = new Ticks(page);
  const views = new Views(page);
  const hold = new Hold(page);
  let live: Desk | undefined;
  new Cursor(page, () => void live?.invokeMethodAsync('OpenPalette')).listen();
  new Drops(page).listen();
  new Out(page).listen();
  new Reconnect(ticks).watch();
  Board.open(page);
  // A circuit finds these by name; it lives after this script at the earliest.
  window.desk = {
    open(desk) {
      live = desk;
      hold.tell(desk);
      views.restore();
      page.dataset.desk = 'live';
    },
    address(query) {
      history.replaceState(history.state, '', location.pathname + query);
      views.remember();
    },
  };
}
