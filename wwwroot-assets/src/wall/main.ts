// The wall board.

import { AccountList, needsAttention } from '../board/account-list';
import { AlertSounds } from '../board/alert-sounds';
import { AlertStrip } from '../board/alert-strip';
import { CallPanel } from './call-panel';
import { updateOverflow } from './overflow-count';
import { Dimming } from '../kiosk/dimming';
import { startKioskMode } from '../kiosk/kiosk-mode';
import { LatencyDialog } from './latency-dialog';
import { shortcuts } from '../shared/keyboard-shortcuts';
import { LatencyMonitor } from '../board/latency-monitor';
import { RegistrationPanel } from './registration-panel';
import { BoardRotation } from './board-rotation';
import type { ScreenPart } from '../board/board-screen';
import { findList } from '../shared/dom-slots';
import { runBoard } from '../board/resilience';
import { TileGrid } from './tile-grid';

const running = runBoard((screen) => {
  const { store } = screen;
  const [tiles, troubles, calls, lost, registrations] = [
    findList('tiles'),
    findList('troubles'),
    findList('calls'),
    findList('lost'),
    findList('registrations'),
  ];
  const parts: ScreenPart[] = [new Dimming(screen)];
  if (tiles) parts.push(new TileGrid(tiles, screen));
  if (troubles) parts.push(withOverflowCount(['troubles'], new AccountList(troubles, 'trouble', store, needsAttention)));
  if (calls) parts.push(withOverflowCount(['calls'], new CallPanel(calls, store)));
  if (lost && registrations)
    parts.push(withOverflowCount(['lost', 'registrations'], new RegistrationPanel(document, lost, registrations, screen)));
  const alerts = document.querySelector<HTMLElement>('[data-alerts]');
  if (alerts) parts.push(new AlertStrip(alerts, store), new AlertSounds(alerts, store));
  const latency = new LatencyMonitor(screen);
  const dialog = document.getElementById('info');
  parts.push(latency);
  // Engines without popovers have no dialog.
  if (dialog && 'togglePopover' in dialog) parts.push(new LatencyDialog(dialog, screen, latency));
  return parts;
});

if (running) {
  startKioskMode();
  shortcuts.listen();
  new BoardRotation(running.surface, running.buildUpdater).start();
}

function withOverflowCount(names: readonly string[], part: ScreenPart): ScreenPart {
  const update = (): void => names.forEach(updateOverflow);
  const size = new ResizeObserver(update);
  for (const panel of names.map(findList)) if (panel) size.observe(panel);
  return {
    show: (all) => part.show?.(all),
    // A tick follows every frame, and the age of a call alone shows or hides its legs.
    tick(now) {
      part.tick?.(now);
      update();
    },
    stop() {
      size.disconnect();
      part.stop?.();
    },
  };
}
