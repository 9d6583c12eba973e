import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isSound, SOUNDS, SoundSynth } from '../../src/shared/sound-synth';

const started: number[] = [];
let state: string;
let resumed: () => Promise<void>;
const close = vi.fn(() => Promise.resolve());

beforeEach(() => {
  started.length = 0;
  close.mockClear();
  state = 'running';
  resumed = () => Promise.resolve();
  const param = () => ({ value: 0, setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() });
  vi.stubGlobal(
    'AudioContext',
    class {
      currentTime = 10;
      destination = {};
      get state() {
        return state;
      }
      resume = () => resumed();
      close = close;
      createGain = () => ({ gain: param(), connect: (next: unknown) => next });
      createOscillator = () => ({
        type: '',
        frequency: param(),
        connect: () => ({ connect: () => undefined }),
        start: (at: number) => started.push(at),
        stop: () => undefined,
      });
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('play_WhereAudioIsAllowed_StartsEachNoteAtItsTime', async () => {
  expect(await new SoundSynth().play('Urgent')).toBe(true);
  expect(started.map((at) => Number((at - 10.02).toFixed(2)))).toEqual(SOUNDS.Urgent.map((note) => note.at));
});

it('play_WhileTheBrowserBlocks_GivesUpSoonAndPlaysNothing', async () => {
  vi.useFakeTimers();
  state = 'suspended';
  resumed = () => new Promise(() => undefined);
  const played = new SoundSynth().play('Chime');
  await vi.advanceTimersByTimeAsync(300);
  expect(await played).toBe(false);
  expect(started).toEqual([]);
});

it('unlock_OnUserInput_AllowsSound', async () => {
  state = 'suspended';
  resumed = () => {
    state = 'running';
    return Promise.resolve();
  };
  expect(await new SoundSynth().unlock()).toBe(true);
});

it('close_AfterAnyUse_ClosesTheContextOnce', async () => {
  const synth = new SoundSynth();
  synth.close();
  expect(close).not.toHaveBeenCalled();
  await synth.play('Bell');
  synth.close();
  synth.close();
  expect(close).toHaveBeenCalledTimes(1);
});

it.each([
  ['Chime', true],
  ['None', false],
  [undefined, false],
])('isSound_%s_%s', (name, expected) => expect(isSound(name)).toBe(expected));
