// A paired display: it reports its size and build to the hub, and runs the commands of the administrators' page.

import type { Frame } from '../model/frames';
import type { ScreenContext, ScreenPart } from './board-screen';
import { replaceContent } from '../shared/dom-slots';

const IDENTIFY_DURATION = 8_000;

export interface DisplayActions {
  /** Reloads the page when the server has one. */
  reload(): Promise<void>;
  /** Leaves the board permanently: it was assigned to another display or access was revoked. */
  leave(to: string): Promise<void>;
}

export class DisplayCommands implements ScreenPart {
  private reportedSize = '';

  constructor(
    private readonly screen: ScreenContext,
    acts: DisplayActions,
  ) {
    screen.on('Identify', (name) => identify(String(name)));
    screen.on('Reload', () => void acts.reload());
    screen.on('Move', () => void acts.leave('display'));
    screen.on('Revoke', () => void acts.leave('display'));
  }

  painted(frame: Frame): void {
    // Each connection begins with a snapshot, and the hub keeps the report of a connection only.
    const size = `${innerWidth}×${innerHeight}`;
    if (frame.kind !== 'snapshot' && size === this.reportedSize) return;
    this.reportedSize = size;
    this.screen.send('Report', innerWidth, innerHeight, this.screen.page.dataset.build ?? '');
  }
}

let hideTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows the display's name large enough to be found across a hall. */
function identify(name: string): void {
  const label =
    document.querySelector('.identify') ?? document.body.appendChild(Object.assign(document.createElement('p'), { className: 'identify' }));
  const text = document.createElement('bdi');
  text.textContent = name;
  label.setAttribute('role', 'status');
  replaceContent(label, text);
  clearTimeout(hideTimer);
  hideTimer = setTimeout(() => label.remove(), IDENTIFY_DURATION);
}
