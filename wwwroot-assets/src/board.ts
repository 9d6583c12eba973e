// The wall board.

import { AccountList, isInTrouble } from './accounts';
import { CallPanel } from './calls';
import { clip } from './clip';
import { InfoSheet } from './info';
import { Latency } from './latency';
import { RegistrationPanel } from './registrations';
import { run, type ScreenPart } from './screen';
import { list } from './slots';
import { TileGrid } from './tiles';

run((screen) => {
  const { store } = screen;
  const [tiles, troubles, calls, registrations] = [list('tiles'), list('troubles'), list('calls'), list('registrations')];
  const parts: ScreenPart[] = [];
  if (tiles) parts.push(new TileGrid(tiles, store));
  if (troubles) parts.push(clipped('troubles', new AccountList(troubles, 'trouble', store, isInTrouble)));
  if (calls) parts.push(clipped('calls', new CallPanel(calls, store)));
  if (registrations) parts.push(clipped('registrations', new RegistrationPanel(registrations, store)));
  const latency = new Latency(screen);
  const sheet = document.getElementById('info');
  parts.push(latency);
  if (sheet) parts.push(new InfoSheet(sheet, screen, latency));
  return parts;
});

function clipped(name: string, part: ScreenPart): ScreenPart {
  const panel = list(name);
  if (panel) new ResizeObserver(() => clip(name)).observe(panel);
  return {
    show(all) {
      part.show?.(all);
      clip(name);
    },
    tick: (now) => part.tick?.(now),
  };
}
