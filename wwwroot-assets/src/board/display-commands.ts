// What a screen does as a paired display: it tells the hub what it is, and does what the administrators' page bids it.

import type { Frame } from '../model/frames';
import type { ScreenContext, ScreenPart } from './board-screen';
import { fill } from '../shared/dom-slots';

const SHOWN = 8_000;

export interface DisplayActs {
  /** Loads the page anew, where the server has one to give. */
  reload(): Promise<void>;
  /** Leaves the board for good: it is another's now, or nobody's. */
  leave(to: string): Promise<void>;
}

export class DisplayPart implements ScreenPart {
  private told = '';

  constructor(private readonly screen: ScreenContext, acts: DisplayActs) {
    screen.on('Identify', (name) => identify(String(name)));
    screen.on('Reload', () => void acts.reload());
    screen.on('Move', () => void acts.leave('display'));
    screen.on('Revoke', () => void acts.leave('display'));
  }

  painted(frame: Frame): void {
    // Each line begins with a snapshot, and the hub knows of a line what was told on it.
    const size = `${innerWidth}×${innerHeight}`;
    if (frame.kind !== 'snapshot' && size === this.told) return;
    this.told = size;
    this.screen.send('Report', innerWidth, innerHeight, this.screen.page.dataset.build ?? '');
  }
}

let hiding: ReturnType<typeof setTimeout> | undefined;

/** Shows the display's name so large that it is found from across a hall. */
function identify(name: string): void {
  const sign = document.querySelector('.identify') ?? document.body.appendChild(Object.assign(document.createElement('p'), { className: 'identify' }));
  const words = document.createElement('bdi');
  words.textContent = name;
  sign.setAttribute('role', 'status');
  fill(sign, words);
  clearTimeout(hiding);
  hiding = setTimeout(() => sign.remove(), SHOWN);
}
