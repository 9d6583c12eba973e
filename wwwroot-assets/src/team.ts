// The team view.

import { Acknowledging } from './acknowledge';
import { AlertStrip } from './alerts';
import { Finder } from './finder';
import { People } from './people';
import { stayUp } from './stay';
import type { ScreenPart } from './screen';

stayUp(({ store, board }) => {
  const parts: ScreenPart[] = [];
  const container = document.querySelector<HTMLElement>('[data-groups]');
  if (container) parts.push(new People(container, store, new Finder()));
  const alerts = document.querySelector<HTMLElement>('[data-alerts]');
  if (alerts) parts.push(new AlertStrip(alerts, store), new Acknowledging(alerts, store, board));
  return parts;
});
