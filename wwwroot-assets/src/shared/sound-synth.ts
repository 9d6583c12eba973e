// Alert sounds, synthesized by oscillators. No sound file is loaded.

export type Sound = 'Chime' | 'Bell' | 'Urgent';

interface Note {
  /** Seconds from the start. */
  at: number;
  frequency: number;
  /** Seconds until it has faded. */
  length: number;
  level: number;
  wave: OscillatorType;
}

const VOLUME = 0.25;
/** A note without attack would click. */
const ATTACK = 0.012;

const note = (at: number, frequency: number, length: number, level = 1, wave: OscillatorType = 'sine'): Note => ({
  at,
  frequency,
  length,
  level,
  wave,
});

/** The partials of a bell are not multiples of its base frequency. */
const BELL = [1, 2, 2.4, 3, 4.5].map((ratio, i) => note(0, 440 * ratio, 2.4 / (1 + i * 0.6), 0.7 / (1 + i)));

export const SOUNDS: Readonly<Record<Sound, readonly Note[]>> = {
  Chime: [note(0, 659.26, 0.9), note(0.18, 880, 1.2), note(0.18, 1760, 0.6, 0.15)],
  Bell: BELL,
  Urgent: [0, 0.2, 0.4].map((at) => note(at, 988, 0.16, 0.8, 'triangle')),
};

export const isSound = (name: string | undefined): name is Sound => name !== undefined && name in SOUNDS;

export class SoundSynth {
  private context: AudioContext | undefined;

  /** Plays a sound; returns false when the browser does not allow this page to play sound yet. */
  async play(sound: Sound): Promise<boolean> {
    const context = await this.getRunningContext();
    if (!context) return false;
    for (const each of SOUNDS[sound]) playNote(context, each);
    return true;
  }

  /** Called on user input, when browsers allow a page to start audio. */
  async unlock(): Promise<boolean> {
    return (await this.getRunningContext()) !== undefined;
  }

  close(): void {
    void this.context?.close().catch(() => undefined);
    this.context = undefined;
  }

  private async getRunningContext(): Promise<AudioContext | undefined> {
    this.context ??= new AudioContext();
    const { context } = this;
    // While audio is not allowed, the promise stays pending until the user interacts with the page.
    if (context.state !== 'running')
      await Promise.race([context.resume().catch(() => undefined), new Promise((done) => setTimeout(done, 300))]);
    return context.state === 'running' ? context : undefined;
  }
}

function playNote(context: AudioContext, { at, frequency, length, level, wave }: Note): void {
  const start = context.currentTime + 0.02 + at;
  const [oscillator, gain] = [context.createOscillator(), context.createGain()];
  oscillator.type = wave;
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(level * VOLUME, start + ATTACK);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + length + 0.05);
}
