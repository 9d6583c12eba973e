import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  AlertNotifier,
  describeNotificationSetting,
  type NotifierEnvironment,
  type ListedAlert,
} from '../../../src/supervisor/alerts/alert-notifier';
import { filterAudible, chooseSound } from '../../../src/supervisor/alerts/alert-sound-player';
import { formatTick } from '../../../src/supervisor/page/ticking-times';
import { formatSupervisorTitle } from '../../../src/board/tab-status';

const raised = (key: string, isOpen = true): ListedAlert => ({ key, text: `${key} ringing`, boards: 'Everyone', isOpen });

describe('a notification', () => {
  let kept: Record<string, number>;
  const close = vi.fn();
  const show = vi.fn<NotifierEnvironment['show']>(() => ({ close }));
  const around = (more: Partial<NotifierEnvironment> = {}): NotifierEnvironment => ({
    isOn: () => true,
    isLeader: () => true,
    isViewed: () => Promise.resolve(false),
    show,
    history: { read: () => ({ ...kept }), write: (told) => (kept = told) },
    ...more,
  });
  beforeEach(() => {
    kept = {};
    show.mockClear();
    close.mockClear();
  });

  it('is shown once for each alert, with its key for a tag', async () => {
    const notifier = new AlertNotifier(around());
    await notifier.update([raised('a')]);
    await notifier.update([raised('a')]);
    await notifier.update([raised('a'), raised('b')]);
    expect(show.mock.calls).toEqual([
      [{ title: 'a ringing', body: 'Everyone', tag: 'a' }, 'a'],
      [{ title: 'b ringing', body: 'Everyone', tag: 'b' }, 'b'],
    ]);
  });

  it('is one for several at once, which opens the list', async () => {
    await new AlertNotifier(around()).update(['a', 'b', 'c', 'd', 'e'].map((key) => raised(key)));
    expect(show).toHaveBeenCalledExactlyOnceWith(
      { title: '5 new alerts', body: 'a ringing\nb ringing\nc ringing\nand 2 more', tag: 'a+4' },
      null,
    );
  });

  it('is not shown again after a reload, nor by the tab that leads next', async () => {
    await new AlertNotifier(around()).update([raised('a')]);
    await new AlertNotifier(around()).update([raised('a')]);
    expect(show).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['while somebody looks', { isViewed: () => Promise.resolve(true) }],
    ['while it is off or not allowed', { isOn: () => false }],
  ])('is not shown %s, nor afterwards for what stood then', async (_, more) => {
    await new AlertNotifier(around(more)).update([raised('a')]);
    await new AlertNotifier(around()).update([raised('a')]);
    expect(show).not.toHaveBeenCalled();
  });

  it('is left to the tab that leads', async () => {
    await new AlertNotifier(around({ isLeader: () => false })).update([raised('a')]);
    expect(show).not.toHaveBeenCalled();
    await new AlertNotifier(around()).update([raised('a')]);
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('of an alert that comes while tabs are asked is not doubled', async () => {
    const notifier = new AlertNotifier(around());
    await Promise.all([notifier.update([raised('a')]), notifier.update([raised('a')])]);
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('closes once all it tells of is acknowledged or over, and comes again when that is raised again', async () => {
    const notifier = new AlertNotifier(around());
    await notifier.update([raised('a'), raised('b')]);
    await notifier.update([raised('a', false), raised('b')]);
    expect(close).not.toHaveBeenCalled();
    await notifier.update([raised('a', false)]);
    expect(close).toHaveBeenCalledTimes(1);
    await notifier.update([raised('a')]);
    expect(show).toHaveBeenLastCalledWith(expect.objectContaining({ tag: 'a' }), 'a');
  });

  it('is forgotten after a day', async () => {
    let now = 0;
    const notifier = new AlertNotifier(around(), () => now);
    await notifier.update([raised('a')]);
    now = 25 * 3_600_000;
    await notifier.update([raised('b')]);
    expect(Object.keys(kept)).toEqual(['b']);
  });
});

it.each([
  [false, 'default', true, /^Off/],
  [true, 'granted', true, /^One for each/],
  [true, 'default', true, /not answered/],
  [true, 'denied', true, /blocks notifications\. Allow/],
  [false, 'unavailable', false, /over http\./],
  [false, 'unavailable', true, /does not support notifications/],
] as const)('describeNotificationSetting_On%s_%s_Secure%s', (isOn, said, isSecure, expected) =>
  expect(describeNotificationSetting(isOn, said, isSecure)).toMatch(expected),
);

describe('sound', () => {
  const night = new Date(2026, 10, 21, 23, 0);
  const of = (key: string, quiet: string, sound = 'Chime') => ({ key, quiet, sound });

  it('is kept for the hours in which not all boards are quiet', () =>
    expect(
      filterAudible([of('a', '22:00-07:00'), of('b', '22:00-07:00|'), of('c', ''), of('d', '22:00-07:00|Sat-Sun 00:00-24:00')], night).map(
        (a) => a.key,
      ),
    ).toEqual(['b', 'c']));

  it('is the most urgent one', () => {
    expect(chooseSound([of('a', '', 'Chime'), of('b', '', 'Urgent'), of('c', '', 'Bell')])).toBe('Urgent');
    expect(chooseSound([of('a', '', 'None')])).toBe('Chime');
  });
});

it.each([
  [3, false, '(3) Supervisor'],
  [0, false, 'Supervisor'],
  [3, true, '⚠ No connection — Supervisor'],
])('formatSupervisorTitle_%i alerts, lost %s', (alerts, isLost, title) =>
  expect(formatSupervisorTitle({ alerts, isLost, accountsToCheck: 2, ringing: 4, calls: 5 }, 'Supervisor')).toBe(title),
);

it.each([
  ['heard', 'last heard 2 min ago'],
  ['span', '2 min'],
])('formatRestoreNotice_Of%s', (tick, said) => expect(formatTick(tick, 0, 120_000)).toBe(said));
