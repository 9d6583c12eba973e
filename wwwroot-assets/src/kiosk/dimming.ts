// Off-hours the wall gives less light. Whoever comes near it, a phone that rings and an alert get more.

import { isWithin } from '../model/weekly-hours';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { steady } from '../shared/monotonic-clock';
import { listen } from '../shared/abortable-listener';

const AWAKE = 60_000;
/** What must be seen from across a dark room. */
const LOUD = 0.8;
const NEAR = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;

/** How much of the light is left, from 0 to 1. */
export function light(isOffHours: boolean, to: number, isNear: boolean, isLoud: boolean): number {
  if (!isOffHours || isNear) return 1;
  return isLoud ? Math.max(LOUD, to) : to;
}

/** Browsers tell of a pointer that rests whenever what lies under it moves. */
const hasMoved = (event: Event): boolean => !(event instanceof PointerEvent) || event.type !== 'pointermove' || event.movementX !== 0 || event.movementY !== 0;

export class Dim implements ScreenPart {
  private readonly hours: readonly string[];
  private readonly to: number;
  private readonly listening = new AbortController();
  private nearUntil = 0;

  constructor(private readonly screen: ScreenContext) {
    const { dim, dimTo } = screen.page.dataset;
    this.hours = dim?.split(',') ?? [];
    this.to = Number(dimTo ?? 100) / 100;
    const { signal } = this.listening;
    for (const name of NEAR) listen(document, name, (event) => hasMoved(event) && this.wake(), signal);
  }

  tick(): void {
    // A ring that is only remembered calls nobody: as long as the line is lost it stays dark.
    const isLoud = this.screen.page.querySelector('[data-shown="Ringing"]:not([data-fresh="stale"]), .alert[data-alert="raised"]') !== null;
    const left = light(isWithin(this.hours, new Date()), this.to, steady.now() < this.nearUntil, isLoud);
    const { style, dataset } = document.documentElement;
    if (left < 1) dataset.dimmed = '';
    else delete dataset.dimmed;
    style.setProperty('--light', String(left));
  }

  stop(): void {
    this.listening.abort();
  }

  private wake(): void {
    const wasDark = steady.now() >= this.nearUntil;
    this.nearUntil = steady.now() + AWAKE;
    if (wasDark) this.tick();
  }
}
