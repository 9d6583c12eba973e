// The wall board.

import { AccountList, isInTrouble } from '../board/account-list';
import { AlertSounds } from '../board/alert-sounds';
import { AlertStrip } from '../board/alert-strip';
import { CallPanel } from './call-panel';
import { clip } from './overflow-count';
import { Dim } from '../kiosk/dimming';
import { beDisplay } from '../kiosk/kiosk-mode';
import { InfoSheet } from './latency-dialog';
import { keys } from '../shared/keyboard-shortcuts';
import { Latency } from '../board/latency-monitor';
import { RegistrationPanel } from './registration-panel';
import { Rotation } from './board-rotation';
import type { ScreenPart } from '../board/board-screen';
import { list } from '../shared/dom-slots';
import { stayUp } from '../board/resilience';
import { TileGrid } from './tile-grid';

const staying = stayUp((screen) => {
  const { store } = screen;
  const [tiles, troubles, calls, lost, registrations] = [list('tiles'), list('troubles'), list('calls'), list('lost'), list('registrations')];
  const parts: ScreenPart[] = [new Dim(screen)];
  if (tiles) parts.push(new TileGrid(tiles, screen));
  if (troubles) parts.push(clipped(['troubles'], new AccountList(troubles, 'trouble', store, isInTrouble)));
  if (calls) parts.push(clipped(['calls'], new CallPanel(calls, store)));
  if (lost && registrations) parts.push(clipped(['lost', 'registrations'], new RegistrationPanel(document, lost, registrations, screen)));
  const alerts = document.querySelector<HTMLElement>('[data-alerts]');
  if (alerts) parts.push(new AlertStrip(alerts, store), new AlertSounds(alerts, store));
  const latency = new Latency(screen);
  const sheet = document.getElementById('info');
  parts.push(latency);
  // An engine without popovers goes without the sheet.
  if (sheet && 'togglePopover' in sheet) parts.push(new InfoSheet(sheet, screen, latency));
  return parts;
});

if (staying) {
  beDisplay();
  keys.listen();
  new Rotation(staying.stage, staying.newBuild).start();
}

function clipped(names: readonly string[], part: ScreenPart): ScreenPart {
  const cut = (): void => names.forEach(clip);
  const size = new ResizeObserver(cut);
  for (const panel of names.map(list)) if (panel) size.observe(panel);
  return {
    show: (all) => part.show?.(all),
    // A tick follows every frame, and freshness alone shows or hides a call's legs.
    tick(now) {
      part.tick?.(now);
      cut();
    },
    stop() {
      size.disconnect();
      part.stop?.();
    },
  };
}
