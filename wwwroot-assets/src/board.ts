// The wall board.

import { AccountList, isInTrouble } from './accounts';
import { AlertSounds } from './alert-sounds';
import { AlertStrip } from './alerts';
import { CallPanel } from './calls';
import { clip } from './clip';
import { Dim } from './dim';
import { beDisplay } from './display';
import { InfoSheet } from './info';
import { keys } from './keys';
import { Latency } from './latency';
import { RegistrationPanel } from './registrations';
import { Rotation } from './rotation';
import type { ScreenPart } from './screen';
import { list } from './slots';
import { stayUp } from './stay';
import { TileGrid } from './tiles';

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
