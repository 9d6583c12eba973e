// What a screen does as a paired display: it tells the hub what it is, and does what the administrators' page bids it.

import type { Frame } from '../model/frames';
import type { ScreenContext, ScreenPart } from './board-screen';
import { replaceContent } from '../shared/dom-slots';

const IDENTIFY_DURATION = 8_000;

export interface DisplayActions {
  /** Loads the page anew, where the server has one to give. */
  reload(): Promise<void>;
  /** Leaves the board for good: it is another's now, or nobody's. */
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
    // Each line begins with a snapshot, and the hub knows of a line what was told on it.
    const size = `${innerWidth}×${innerHeight}`;
    if (frame.kind !== 'snapshot' && size === this.reportedSize) return;
    this.reportedSize = size;
    this.screen.send('Report', innerWidth, innerHeight, this.screen.page.dataset.build ?? '');
  }
}

let hideTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows the display's name so large that it is found from across a hall. */
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
