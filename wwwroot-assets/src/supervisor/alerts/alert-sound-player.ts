// What sounds while an alert waits for somebody: what its board sounds on a wall, outside its quiet hours, if it was switched on.

import { SoundSchedule } from '../../board/alert-sounds';
import { isWithin } from '../../model/weekly-hours';
import { steady } from '../../shared/monotonic-clock';
import { isSound, Synth, type Sound } from '../../shared/sound-synth';

/** An alert that nobody has acknowledged. */
export interface Sounding {
  key: string;
  sound: string | undefined;
  /** The quiet hours of each of its boards. */
  quiet: string | undefined;
}

/** The most urgent first. */
const URGENCY: readonly Sound[] = ['Urgent', 'Bell', 'Chime'];

/** Those that may be heard now: an alert is silent while every board that raised it is. */
export function audible(open: readonly Sounding[], now: Date): Sounding[] {
  return open.filter(({ quiet = '' }) => !quiet.split('|').every((hours) => isWithin(hours.split(','), now)));
}

/** The one sound for all of them. */
export function loudest(alerts: readonly Sounding[]): Sound {
  return URGENCY.find((sound) => alerts.some((alert) => alert.sound === sound)) ?? 'Chime';
}

export class DeskSounds {
  private readonly schedule = new SoundSchedule();
  private readonly synth = new Synth();

  /** `blocked` is told whether the browser keeps what should be heard from being heard. */
  constructor(private readonly isOn: () => boolean, private readonly blocked: (isBlocked: boolean) => void) {
    // A page may sound once somebody has touched it.
    for (const gesture of ['keydown', 'pointerdown']) document.addEventListener(gesture, () => void this.unlock());
  }

  /** Looks whether it is time. */
  tick(open: readonly Sounding[]): void {
    const heard = this.isOn() ? audible(open, new Date()) : [];
    if (heard.length === 0) this.blocked(false);
    if (this.schedule.isDue(heard.map((alert) => alert.key), false, steady.now())) void this.play(loudest(heard));
  }

  /** What it will be like, when it is switched on. */
  async play(sound: Sound): Promise<void> {
    this.blocked(isSound(sound) && !(await this.synth.play(sound)));
  }

  private async unlock(): Promise<void> {
    if (this.isOn() && (await this.synth.unlock())) this.blocked(false);
  }
}
