// The wall board.

import { AccountList, isInTrouble } from './accounts';
import { CallPanel } from './calls';
import { clip } from './clip';
import { Dim } from './dim';
import { beDisplay } from './display';
import { keys } from './keys';
import { RegistrationPanel } from './registrations';
import { Rotation } from './rotation';
import type { ScreenPart } from './screen';
import { list } from './slots';
import { stayUp } from './stay';
import { TileGrid } from './tiles';

const staying = stayUp((screen) => {
  const { store } = screen;
  const [tiles, troubles, calls, registrations] = [list('tiles'), list('troubles'), list('calls'), list('registrations')];
  const parts: ScreenPart[] = [new Dim(screen)];
  if (tiles) parts.push(new TileGrid(tiles, store));
  if (troubles) parts.push(clipped('troubles', new AccountList(troubles, 'trouble', store, isInTrouble)));
  if (calls) parts.push(clipped('calls', new CallPanel(calls, store)));
  if (registrations) parts.push(clipped('registrations', new RegistrationPanel(registrations, store)));
  return parts;
});

if (staying) {
  beDisplay();
  keys.listen();
  new Rotation(staying.stage, staying.newBuild).start();
}

function clipped(name: string, part: ScreenPart): ScreenPart {
  const panel = list(name);
  const watching = new ResizeObserver(() => clip(name));
  if (panel) watching.observe(panel);
  return {
    show(all) {
      part.show?.(all);
      clip(name);
    },
    tick: (now) => part.tick?.(now),
    stop: () => watching.disconnect(),
  };
}
