// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScreenContext } from '../../src/board/board-screen';
import { Dimming } from '../../src/kiosk/dimming';
import { find, render } from '../support/board';

let part: Dimming;
let days = 0;
const light = (): string => document.documentElement.style.getPropertyValue('--light');

// Each test starts later than the one before, because the page's monotonic clock never goes back.
beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2030, 0, ++days, 23, 0) });
  render('<main data-dim="22:00-07:00" data-dim-to="30"><i data-shown="Idle" data-fresh="fresh"></i></main>');
  part = new Dimming({ page: find('main') } as unknown as ScreenContext);
});
afterEach(() => {
  part.stop();
  vi.useRealTimers();
});

it('tick_OffHours_DimsToTheLevelOfTheBoard', () => {
  part.tick();
  expect([light(), document.documentElement.dataset.dimmed]).toEqual(['0.3', '']);
});

it('tick_WorkingHours_IsBright', () => {
  vi.setSystemTime(new Date(2030, 0, days + 1, 9, 0));
  part.tick();
  expect([light(), document.documentElement.dataset.dimmed]).toEqual(['1', undefined]);
});

it.each([
  ['a phone that rings', '<i data-shown="Ringing" data-fresh="fresh"></i>', '0.8'],
  ['a ringing state that is outdated', '<i data-shown="Ringing" data-fresh="stale"></i>', '0.3'],
  ['an alert', '<i class="alert" data-alert="raised"></i>', '0.8'],
  ['an alert that is acknowledged', '<i class="alert" data-alert="seen"></i>', '0.3'],
])('tick_OffHoursWith %s', (_, html, expected) => {
  find('main').innerHTML = html;
  part.tick();
  expect(light()).toBe(expected);
});

it('key_OffHours_BrightensForAMinute', () => {
  part.tick();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  expect(light()).toBe('1');
  vi.advanceTimersByTime(59_000);
  part.tick();
  expect(light()).toBe('1');
  vi.advanceTimersByTime(1_001);
  part.tick();
  expect(light()).toBe('0.3');
});

it('key_AfterStop_ChangesNothing', () => {
  part.tick();
  part.stop();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  expect(light()).toBe('0.3');
});
