// The team view.

import { Acknowledging } from './alert-acknowledgement';
import { AlertStrip } from '../board/alert-strip';
import { Finder } from './team-filter';
import { keys } from '../shared/keyboard-shortcuts';
import { Latency } from '../board/latency-monitor';
import { People } from './team-groups';
import { stayUp } from '../board/resilience';
import type { ScreenPart } from '../board/board-screen';

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
