import { expect, it } from 'vitest';
import { SoundSchedule } from '../../src/board/alert-sounds';
import { alertIcon, formatAlertTime, byAlert, formatAnnouncement, formatAcknowledgement } from '../../src/model/alert-texts';
import type { Alert, AlertKind } from '../../src/model/frames';
import { SOUNDS } from '../../src/shared/sound-synth';
import cases from '../cases/alert-cases.json';

const alert = (key: string, more: Partial<Alert> = {}): Alert => ({
  key,
  kind: 'Ringing',
  account: 'sydney',
  extension: null,
  call: null,
  registration: null,
  text: `${key} ringing`,
  since: '2026-11-21T06:00:00Z',
  raisedAt: '2026-11-21T06:00:00Z',
  heardAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  ...more,
});
const seen = { acknowledgedAt: '2026-11-21T06:00:00Z', acknowledgedBy: '10.0.0.7' };

it.each(cases.time as [AlertKind, number, number | null, string][])('formatAlertTime_%s %s %s_%s', (kind, lasting, unheard, expected) =>
  expect(formatAlertTime(kind, lasting, unheard)).toBe(expected),
);
it.each(Object.entries(cases.sign))('alertIcon_%s_%s', (kind, sign) => expect(alertIcon(kind as AlertKind)).toBe(sign));

it('byAlert_AnyOrder_IsThatOfTheCases', () => {
  const rows = cases.order.map((c) => alert(c.key, { kind: c.kind as AlertKind, since: c.since, ...(c.acknowledged ? seen : {}) }));
  expect(
    [...rows]
      .reverse()
      .sort(byAlert)
      .map((a) => a.key),
  ).toEqual(cases.order.map((c) => c.key));
});

it('formatAcknowledgement_OfWhatNobodyHasSeen_IsEmpty', () => {
  expect(formatAcknowledgement(alert('a'))).toBe('');
  expect(formatAcknowledgement(alert('a', seen))).toMatch(/^seen \d\d:\d\d by 10\.0\.0\.7$/);
});

it('formatAnnouncement_ManyAtOnce_IsOneSentenceThatCanBeListenedTo', () => {
  expect(formatAnnouncement([alert('a')])).toBe('Alert: a ringing');
  expect(formatAnnouncement(['a', 'b', 'c', 'd', 'e'].map((key) => alert(key)))).toBe(
    '5 alerts: a ringing; b ringing; c ringing; and 2 more',
  );
});

it('isDue_OneAlert_SoundsAtOnceAndAgainUntilNobodyIsLeft', () => {
  const schedule = new SoundSchedule();
  const heard = [0, 1, 11.9, 12, 13, 24].map((s) => schedule.isDue(['a'], false, s * 1000));
  expect(heard).toEqual([true, false, false, true, false, true]);
  expect(schedule.isDue([], false, 60_000)).toBe(false);
});

it('isDue_AnotherAlert_SoundsWithoutWaiting', () => {
  const schedule = new SoundSchedule();
  schedule.isDue(['a'], false, 0);
  expect(schedule.isDue(['a', 'b'], false, 2_000)).toBe(true);
  expect(schedule.isDue(['b'], false, 4_000)).toBe(false);
});

it('isDue_QuietHours_AreSilentAndEndWithTheOrdinaryRepetition', () => {
  const schedule = new SoundSchedule();
  expect(schedule.isDue(['a'], true, 0)).toBe(false);
  expect(schedule.isDue(['a'], true, 20_000)).toBe(false);
  expect(schedule.isDue(['a'], false, 40_000)).toBe(true);
});

it('SOUNDS_OfAnyName_AreShortAndNeverLouderThanWhole', () => {
  for (const notes of Object.values(SOUNDS)) {
    expect(Math.max(...notes.map((n) => n.at + n.length))).toBeLessThan(3);
    expect(Math.max(...notes.map((n) => n.level))).toBeLessThanOrEqual(1);
  }
});
