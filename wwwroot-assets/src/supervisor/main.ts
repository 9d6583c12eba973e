// The supervisor page: what the browser does without the server.

import { AlertList } from './alerts/alert-list';
import { openEmbeddedBoard } from './embedded-board';
import { GridKeyboard } from './grid/grid-keyboard';
import { ActivityTimeline } from './ui/activity-timeline';
import { getLocalHours } from './page/local-day';
import { CallDrag } from './drag/call-drag';
import { Dropdowns } from './ui/dropdowns';
import { FocusRestore } from './ui/focus-restore';
import { GridFreeze } from './grid/grid-freeze';
import { preventKeyRepeat } from './ui/key-repeat-guard';
import { ExportKeys } from './grid/export-keys';
import { saveUserPhone, sendUserPhones } from './page/user-phones';
import { SidePanel } from './ui/side-panel';
import { LongPress } from './grid/long-press';
import { ReconnectDialog } from './page/reconnect-dialog';
import { PageRestore } from './page/page-restore';
import { PageVisibility } from './page/page-visibility';
import { TickingTimes } from './page/ticking-times';
import { SavedViews } from './page/saved-views';
import type { SupervisorCircuit } from './page/circuit';

const page = document.querySelector<HTMLElement>('[data-page="supervisor"]');

if (page) {
  document.documentElement.dataset.script = '';
  const tickingTimes = new TickingTimes(page);
  const savedViews = new SavedViews(page);
  const gridFreeze = new GridFreeze(page);
  const pageRestore = new PageRestore(page);
  const pageVisibility = new PageVisibility(page);
  preventKeyRepeat();
  let circuit: SupervisorCircuit | undefined;
  new GridKeyboard(page, () => void circuit?.invokeMethodAsync('OpenPalette')).listen();
  new Dropdowns(page).listen();
  new ActivityTimeline(page).listen();
  new SidePanel(page).watch();
  new LongPress(page).listen();
  new FocusRestore(page).watch();
  new CallDrag(
    page,
    () => gridFreeze.update(),
    (call, to) => void circuit?.invokeMethodAsync('DropAsync', call.call, call.from, to, call.seenVersion),
  ).listen();
  new ExportKeys(page).listen();
  new ReconnectDialog(tickingTimes).watch();
  openEmbeddedBoard(page);
  const alertList = new AlertList(page, tickingTimes.clock);
  // The circuit calls these by name. It connects after this script has run.
  window.supervisor = {
    connect(opened) {
      circuit = opened;
      gridFreeze.connect(opened);
      sendUserPhones(opened);
      pageVisibility.connect(opened);
      savedViews.restore();
      alertList.connect(opened);
      page.dataset.connection = 'live';
      void pageRestore.restore(opened);
    },
    setQuery(query) {
      history.replaceState(history.state, '', location.pathname + query);
      savedViews.rememberColumns();
    },
    getLocalDay: (at) => getLocalHours(new Date(at)),
    saveUserPhone,
    confirmLive: (at) => alertList.confirmLive(at),
  };
}
