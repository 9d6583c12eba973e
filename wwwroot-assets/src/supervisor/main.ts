// The supervisor's page: what the browser does by itself, so that the server need not draw for it.

import { Alerts } from './alerts/alert-list';
import { Board } from './embedded-board';
import { Cursor } from './grid/grid-keyboard';
import { DayLine, hoursOf } from './ui/activity-timeline';
import { Drag } from './drag/call-drag';
import { Drops } from './ui/dropdowns';
import { FocusKeeper } from './ui/focus-restore';
import { Hold } from './grid/grid-freeze';
import { Once } from './ui/key-repeat-guard';
import { Out } from './grid/export-keys';
import { keep, tellOwn } from './page/user-phones';
import { Panel } from './ui/side-panel';
import { LongPress } from './grid/long-press';
import { Reconnect } from './page/reconnect-dialog';
import { Return } from './page/page-restore';
import { InSight } from './page/page-visibility';
import { Ticks } from './page/ticking-times';
import { Views } from './page/saved-views';

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
