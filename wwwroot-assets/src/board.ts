// The wall board.

import { AccountList, isInTrouble } from './accounts';
import { CallPanel } from './calls';
import { clip } from './clip';
import { RegistrationPanel } from './registrations';
import { run, type ScreenPart } from './screen';
import { list } from './slots';
import { TileGrid } from './tiles';
import { zoom } from './zoom';

zoom();
run((screen) => {
  const { store } = screen;
  const [tiles, troubles, calls, lost, registrations] = [list('tiles'), list('troubles'), list('calls'), list('lost'), list('registrations')];
  const parts: ScreenPart[] = [];
  if (tiles) parts.push(new TileGrid(tiles, screen));
  if (troubles) parts.push(clipped(['troubles'], new AccountList(troubles, 'trouble', store, isInTrouble)));
  if (calls) parts.push(clipped(['calls'], new CallPanel(calls, store)));
  if (lost && registrations) {
    const panel = new RegistrationPanel(document, lost, registrations, store);
    parts.push(clipped(['lost', 'registrations'], { show: (all) => panel.show(all ?? false, screen.clock.now()), tick: (now) => panel.tick(now) }));
  }
  return parts;
});

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
