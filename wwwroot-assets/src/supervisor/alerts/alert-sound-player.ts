// The sounds of unacknowledged alerts: those of their boards, outside the quiet hours, if sound is switched on.

import { SoundSchedule } from '../../board/alert-sounds';
import { isWithinHours } from '../../model/weekly-hours';
import { monotonicClock } from '../../shared/monotonic-clock';
import { isSound, SoundSynth, type Sound } from '../../shared/sound-synth';

/** An unacknowledged alert. */
export interface SoundingAlert {
  key: string;
  sound: string | undefined;
  /** The quiet hours of each of its boards. */
  quiet: string | undefined;
}

/** The most urgent first. */
const SOUND_ORDER: readonly Sound[] = ['Urgent', 'Bell', 'Chime'];

/** Returns the alerts that may sound now. An alert is silent while all its boards are in quiet hours. */
export function filterAudible(open: readonly SoundingAlert[], now: Date): SoundingAlert[] {
  return open.filter(({ quiet = '' }) => !quiet.split('|').every((hours) => isWithinHours(hours.split(','), now)));
}

/** Chooses one sound for all alerts. */
export function chooseSound(alerts: readonly SoundingAlert[]): Sound {
  return SOUND_ORDER.find((sound) => alerts.some((alert) => alert.sound === sound)) ?? 'Chime';
}

export class AlertSoundPlayer {
  private readonly schedule = new SoundSchedule();
  private readonly synth = new SoundSynth();

  /** `onBlocked` is called with whether the browser blocks sound. */
  constructor(
    private readonly isOn: () => boolean,
    private readonly onBlocked: (isBlocked: boolean) => void,
  ) {
    // A page may play sound after user input.
    for (const gesture of ['keydown', 'pointerdown']) document.addEventListener(gesture, () => void this.unlock());
  }

  /** Plays a sound when it is due. */
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

  /** Also called when sound is switched on, as a sample. */
  async play(sound: Sound): Promise<void> {
    this.onBlocked(isSound(sound) && !(await this.synth.play(sound)));
  }

  private async unlock(): Promise<void> {
    if (this.isOn() && (await this.synth.unlock())) this.onBlocked(false);
  }
}
