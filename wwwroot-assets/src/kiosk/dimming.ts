// Dims the wall outside working hours. User input, a ringing call and an alert brighten it.

import { isWithinHours } from '../model/weekly-hours';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { monotonicClock } from '../shared/monotonic-clock';
import { addListener } from '../shared/abortable-listener';

const WAKE_DURATION = 60_000;
/** The minimum brightness that is visible across a dark room. */
const MIN_ATTENTION_LIGHT = 0.8;
const WAKE_EVENTS = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const;

/** Returns the brightness, from 0 to 1. */
export function getLightLevel(isOffHours: boolean, level: number, isAwake: boolean, needsAttention: boolean): number {
  if (!isOffHours || isAwake) return 1;
  return needsAttention ? Math.max(MIN_ATTENTION_LIGHT, level) : level;
}

/** Browsers report a pointer that does not move whenever the element below it changes. */
const hasMoved = (event: Event): boolean =>
  !(event instanceof PointerEvent) || event.type !== 'pointermove' || event.movementX !== 0 || event.movementY !== 0;

export class Dimming implements ScreenPart {
  private readonly hours: readonly string[];
  private readonly dimmedLevel: number;
  private readonly listening = new AbortController();
  private awakeUntil = 0;

  constructor(private readonly screen: ScreenContext) {
    const { dim, dimTo } = screen.page.dataset;
    this.hours = dim?.split(',') ?? [];
    this.dimmedLevel = Number(dimTo ?? 100) / 100;
    const { signal } = this.listening;
    for (const name of WAKE_EVENTS) addListener(document, name, (event) => hasMoved(event) && this.wake(), signal);
  }

  tick(): void {
    // An outdated ringing state does not brighten the wall.
    const needsAttention =
      this.screen.page.querySelector('[data-shown="Ringing"]:not([data-fresh="stale"]), .alert[data-alert="raised"]') !== null;
    const level = getLightLevel(
      isWithinHours(this.hours, new Date()),
      this.dimmedLevel,
      monotonicClock.now() < this.awakeUntil,
      needsAttention,
    );
    const { style, dataset } = document.documentElement;
    if (level < 1) dataset.dimmed = '';
    else delete dataset.dimmed;
    style.setProperty('--light', String(level));
  }

  stop(): void {
    this.listening.abort();
  }

  private wake(): void {
    const wasDark = monotonicClock.now() >= this.awakeUntil;
    this.awakeUntil = monotonicClock.now() + WAKE_DURATION;
    if (wasDark) this.tick();
  }
}
