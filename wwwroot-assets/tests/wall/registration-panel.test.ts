// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { ScreenContext } from '../../src/board/board-screen';
import type { Registration } from '../../src/model/frames';
import { RegistrationPanel } from '../../src/wall/registration-panel';
import { extension, find, iso, NOW, registration, render, slot, storeOf } from '../support/board';

const PAGE =
  '<p data-slot="lost-words" hidden></p><ul data-list="lost"></ul><ul data-list="registrations"></ul><p data-empty="devices"></p>';
const keys = (list: string): (string | undefined)[] =>
  [...find(`[data-list="${list}"]`).children].map((row) => (row as HTMLElement).dataset.key);
const row = (key: string): HTMLElement => find(`[data-key="${key}"]`);

function panel(registrations: Registration[]): RegistrationPanel {
  render(PAGE, 'registration');
  const screen = {
    store: storeOf({ registrations, extensions: [extension('101', { name: 'Jane' })] }),
    clock: { now: () => NOW },
  } as unknown as ScreenContext;
  const made = new RegistrationPanel(document, find('[data-list="lost"]'), find('[data-list="registrations"]'), screen);
  made.show(false);
  made.tick(NOW);
  return made;
}

it('show_LostAndFlapping_AreListedFirstAndCounted', () => {
  panel([
    registration('a/1', { registered: false, expiresAt: null }),
    registration('a/2', { flappingUntil: iso(60) }),
    registration('a/3'),
    registration('a/4', { expiresAt: iso(10) }),
  ]);
  expect([keys('lost'), keys('registrations')]).toEqual([
    ['a/2', 'a/1'],
    ['a/4', 'a/3'],
  ]);
  expect(slot(document, 'lost-words')).toBe('1 lost · 1 flapping');
  expect(find('[data-slot="lost-words"]').hidden).toBe(false);
  expect(row('a/2').hasAttribute('data-flapping')).toBe(true);
});

it('tick_FlappingThatEnded_MovesToTheOthers', () => {
  const made = panel([registration('a/2', { flappingUntil: iso(3) })]);
  expect(keys('lost')).toEqual(['a/2']);
  const later = NOW + 4_000;
  (made as unknown as { screen: ScreenContext }).screen.clock.now = () => later;
  made.tick(later);
  expect([keys('lost'), keys('registrations')]).toEqual([[], ['a/2']]);
});

it.each([
  [{ expiresAt: iso(600) }, 'normal', '10:00'],
  [{ expiresAt: iso(30) }, 'soon', '0:30'],
  [{ expiresAt: iso(-5) }, 'overdue', 'overdue 0:05'],
  [{ expiresAt: null }, 'none', 'no expiry'],
  [{ expiresAt: iso(120), expiry: 'Estimated' }, 'normal', '≈ 2:00'],
  [{ registered: false, expiresAt: null }, 'lost', 'lost'],
  [{ expiresAt: iso(-5), observedAt: iso(-60) }, 'none', '1 min ago'],
  [{ registered: false, expiresAt: null, observedAt: iso(-60) }, 'lost', 'lost 1 min ago'],
] as [Partial<Registration>, string, string][])('tick_%j_Is %s "%s"', (more, urgency, text) => {
  panel([registration('a/1', more)]);
  expect([row('a/1').dataset.urgency, slot(row('a/1'), 'countdown')]).toEqual([urgency, text]);
});

it('show_KnownExtension_GivesNameAndNumber', () => {
  panel([registration('sydney/101/0', { extension: 'sydney/101', address: '10.0.0.7:5060', userAgent: 'Yealink' })]);
  expect([slot(row('sydney/101/0'), 'name'), slot(row('sydney/101/0'), 'detail')]).toEqual(['Jane', '101 · 10.0.0.7:5060 · Yealink']);
});

it('show_UnknownExtension_GivesItsNumberOnce', () => {
  panel([registration('sydney/209/0', { extension: 'sydney/209' })]);
  expect([slot(row('sydney/209/0'), 'name'), slot(row('sydney/209/0'), 'detail')]).toEqual(['209', '']);
});

it('show_NoDevices_SaysSo', () => {
  panel([]);
  expect([find('[data-empty]').hidden, find('[data-slot="lost-words"]').hidden]).toEqual([false, true]);
});
