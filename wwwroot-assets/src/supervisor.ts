// The supervisor's page: what the browser does by itself, so that the server need not draw for it.

import { Alerts } from './desk-alerts';
import { Board } from './desk-board';
import { Cursor } from './desk-cursor';
import { DayLine, hoursOf } from './desk-day';
import { Drag } from './desk-drag';
import { Drops } from './desk-drops';
import { FocusKeeper } from './desk-focus';
import { Hold } from './desk-hold';
import { Once } from './desk-once';
import { Out } from './desk-out';
import { keep, tellOwn } from './desk-own';
import { Panel } from './desk-panel';
import { LongPress } from './desk-press';
import { Reconnect } from './desk-reconnect';
import { Return } from './desk-return';
import { InSight } from './desk-sight';
import { Ticks } from './desk-ticks';
import { Views } from './desk-views';

/** The page's half in the server: a circuit calls and is called through it. */
export interface Desk {
  invokeMethodAsync(method: string, ...args: unknown[]): Promise<unknown>;
}

const page = document.querySelector<HTMLElement>('[data-page="supervisor"]');

declare global {
  interface Window {
    desk: {
      open(desk: Desk): void;
      address(query: string): void;
      day(at: string): [number, number][];
      own(account: string, number: string | null): void;
      heard(at: string): void;
    };
  }
}

if (page) {
  document.documentElement.dataset.script = '';
  const ticks = new Ticks(page);
  const views = new Views(page);
  const hold = new Hold(page);
  const back = new Return(page);
  const sight = new InSight(page);
  Once.listen();
  let live: Desk | undefined;
  new Cursor(page, () => void live?.invokeMethodAsync('OpenPalette')).listen();
  new Drops(page).listen();
  new DayLine(page).listen();
  new Panel(page).watch();
  new LongPress(page).listen();
  new FocusKeeper(page).watch();
  new Drag(page, () => hold.look(), (load, to) => void live?.invokeMethodAsync('DropAsync', load.call, load.from, to, load.seen)).listen();
  new Out(page).listen();
  new Reconnect(ticks).watch();
  Board.open(page);
  const alerts = new Alerts(page, ticks.clock);
  // A circuit finds these by name; it lives after this script at the earliest.
  window.desk = {
    open(desk) {
      live = desk;
      hold.tell(desk);
      tellOwn(desk);
      sight.open(desk);
      views.restore();
      alerts.tell(desk);
      page.dataset.desk = 'live';
      void back.open(desk);
    },
    address(query) {
      history.replaceState(history.state, '', location.pathname + query);
      views.remember();
    },
    day: (at) => hoursOf(new Date(at)),
    own: keep,
    heard: (at) => alerts.heard(at),
  };
}
