// The sounds of a wall while an alert is unacknowledged, outside its quiet hours.

import { isOpen } from '../model/alert-texts';
import { isWithinHours } from '../model/weekly-hours';
import type { ScreenPart } from './board-screen';
import { monotonicClock } from '../shared/monotonic-clock';
import type { BoardStore } from '../connection/board-store';
import { isSound, SoundSynth, type Sound } from '../shared/sound-synth';
import { addListener } from '../shared/abortable-listener';

/** Long enough not to annoy, short enough not to suggest that the alert is over. */
const REPEAT_INTERVAL = 12_000;

/** Decides when to play a sound: at once for a new alert, and repeatedly while one is unacknowledged. */
export class SoundSchedule {
  private lastSoundAt = -Infinity;
  private known = new Set<string>();

  /** Returns whether a sound is due, and records it. `open` has the keys of the unacknowledged alerts. */
  isDue(open: readonly string[], isQuiet: boolean, now: number): boolean {
    const isNew = open.some((key) => !this.known.has(key));
    // Updated during quiet hours too, so that their end does not announce known alerts as new.
    this.known = new Set(open);
    if (open.length === 0 || isQuiet || (!isNew && now - this.lastSoundAt < REPEAT_INTERVAL)) return false;
    this.lastSoundAt = now;
    return true;
  }
}

export class AlertSounds implements ScreenPart {
  private readonly schedule = new SoundSchedule();
  private readonly hours: readonly string[];
  private readonly sound: Sound | undefined;
  private readonly synth = new SoundSynth();
  private readonly mute: HTMLElement | null;
  private readonly listening = new AbortController();

  constructor(
    strip: HTMLElement,
    private readonly store: BoardStore,
  ) {
    this.mute = strip.querySelector<HTMLElement>('[data-mute]');
    this.hours = (strip.dataset.quiet ?? '').split(',').filter((hours) => hours !== '');
    const isOff = new URLSearchParams(location.search).get('sound') === 'off';
    this.sound = !isOff && isSound(strip.dataset.sound) ? strip.dataset.sound : undefined;
    if (!this.sound) return;
    // Browsers allow a page to play sound only after user input, unless they were started with autoplay allowed.
    const { signal } = this.listening;
    for (const gesture of ['keydown', 'pointerdown']) addListener(document, gesture, () => void this.unlock(), signal);
  }

  tick(): void {
    if (!this.sound) return;
    const open = [...this.store.alerts.values()].filter(isOpen).map((alert) => alert.key);
    const isQuiet = isWithinHours(this.hours, new Date());
    if (this.schedule.isDue(open, isQuiet, monotonicClock.now())) void this.play(this.sound);
    if (this.mute && (open.length === 0 || isQuiet)) this.mute.hidden = true;
  }

  stop(): void {
    this.listening.abort();
    this.synth.close();
  }

  private async play(sound: Sound): Promise<void> {
    const isAudible = await this.synth.play(sound);
    if (this.mute) this.mute.hidden = isAudible;
  }

  private async unlock(): Promise<void> {
    if ((await this.synth.unlock()) && this.mute) this.mute.hidden = true;
  }
}
