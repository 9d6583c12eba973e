// The team view.

import { Acknowledging } from './acknowledge';
import { AlertStrip } from './alerts';
import { Finder } from './finder';
import { keys } from './keys';
import { Latency } from './latency';
import { People } from './people';
import { stayUp } from './stay';
import type { ScreenPart } from './screen';

const staying = stayUp((screen) => {
  const { store, board } = screen;
  const parts: ScreenPart[] = [new Latency(screen)];
  const container = document.querySelector<HTMLElement>('[data-groups]');
  if (container) parts.push(new People(container, store, new Finder()));
  const alerts = document.querySelector<HTMLElement>('[data-alerts]');
  if (alerts) parts.push(new AlertStrip(alerts, store));
  // Only where whoever looks may do so is there anything to press.
  if (alerts?.querySelector('[data-acknowledge="all"]')) parts.push(new Acknowledging(alerts, store, board));
  return parts;
});

if (staying) keys.listen();
