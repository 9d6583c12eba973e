// The team view.

import { AlertAcknowledgement } from './alert-acknowledgement';
import { AlertStrip } from '../board/alert-strip';
import { TeamFilter } from './team-filter';
import { shortcuts } from '../shared/keyboard-shortcuts';
import { LatencyMonitor } from '../board/latency-monitor';
import { TeamGroups } from './team-groups';
import { runBoard } from '../board/resilience';
import type { ScreenPart } from '../board/board-screen';

const running = runBoard((screen) => {
  const { store, board } = screen;
  const parts: ScreenPart[] = [new LatencyMonitor(screen)];
  const container = document.querySelector<HTMLElement>('[data-groups]');
  if (container) parts.push(new TeamGroups(container, store, new TeamFilter()));
  const alerts = document.querySelector<HTMLElement>('[data-alerts]');
  if (alerts) parts.push(new AlertStrip(alerts, store));
  // The button exists only when the user may acknowledge alerts.
  if (alerts?.querySelector('[data-acknowledge="all"]')) parts.push(new AlertAcknowledgement(alerts, store, board));
  return parts;
});

if (running) shortcuts.listen();
