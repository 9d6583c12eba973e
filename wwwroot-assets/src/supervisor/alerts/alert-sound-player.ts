// What sounds while an alert waits for somebody: what its board sounds on a wall, outside its quiet hours, if it was switched on.

import { SoundSchedule } from '../../board/alert-sounds';
import { isWithinHours } from '../../model/weekly-hours';
import { monotonicClock } from '../../shared/monotonic-clock';
import { isSound, SoundSynth, type Sound } from '../../shared/sound-synth';

/** An alert that nobody has acknowledged. */
export interface SoundingAlert {
  key: string;
  sound: string | undefined;
  /** The quiet hours of each of its boards. */
  quiet: string | undefined;
}

/** The most urgent first. */
const SOUND_ORDER: readonly Sound[] = ['Urgent', 'Bell', 'Chime'];

/** Those that may be heard now: an alert is silent while every board that raised it is. */
export function filterAudible(open: readonly SoundingAlert[], now: Date): SoundingAlert[] {
  return open.filter(({ quiet = '' }) => !quiet.split('|').every((hours) => isWithinHours(hours.split(','), now)));
}

/** The one sound for all of them. */
export function chooseSound(alerts: readonly SoundingAlert[]): Sound {
  return SOUND_ORDER.find((sound) => alerts.some((alert) => alert.sound === sound)) ?? 'Chime';
}

export class AlertSoundPlayer {
  private readonly schedule = new SoundSchedule();
  private readonly synth = new SoundSynth();

  /** `blocked` is told whether the browser keeps what should be heard from being heard. */
  constructor(
    private readonly isOn: () => boolean,
    private readonly onBlocked: (isBlocked: boolean) => void,
  ) {
    // A page may sound once somebody has touched it.
    for (const gesture of ['keydown', 'pointerdown']) document.addEventListener(gesture, () => void this.unlock());
  }

  /** Looks whether it is time. */
  tick(open: readonly SoundingAlert[]): void {
    const sounding = this.isOn() ? filterAudible(open, new Date()) : [];
    if (sounding.length === 0) this.onBlocked(false);
    if (
      this.schedule.isDue(
        sounding.map((alert) => alert.key),
        false,
        monotonicClock.now(),
      )
    )
      void this.play(chooseSound(sounding));
  }

  /** What it will be like, when it is switched on. */
  async play(sound: Sound): Promise<void> {
    this.onBlocked(isSound(sound) && !(await this.synth.play(sound)));
  }

  private async unlock(): Promise<void> {
    if (this.isOn() && (await this.synth.unlock())) this.onBlocked(false);
  }
}
