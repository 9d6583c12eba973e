// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { AlertStrip } from '../../src/board/alert-strip';
import type { BoardStore } from '../../src/connection/board-store';
import { alert, find, iso, NOW, render, slot, storeOf } from '../support/board';

const PAGE = `
  <div class="tile" data-key="sydney/101"></div><div class="person" data-key="sydney/102"></div>
  <section data-alerts><ul data-list="alerts" data-may-acknowledge></ul><p data-empty="alerts"></p><span data-more="alerts" hidden></span>
  <p data-slot="said"></p></section>`;

function strip(store: BoardStore, html = PAGE): AlertStrip {
  render(html, 'alert');
  return new AlertStrip(find('[data-alerts]'), store);
}
const items = (): HTMLElement[] => [...find('[data-list="alerts"]').children] as HTMLElement[];
const seen = { acknowledgedAt: iso(-5), acknowledgedBy: 'anna' };

it('show_AlertsOfBothKinds_ListsUnacknowledgedFirst', () => {
  strip(storeOf({ alerts: [alert('old', seen), alert('new')] })).show(false);
  expect(items().map((item) => [item.dataset.key, item.dataset.alert])).toEqual([
    ['new', 'raised'],
    ['old', 'seen'],
  ]);
  expect(slot(items()[1]!, 'seen')).toMatch(/^seen .* by anna$/);
  expect(find('[data-alerts]').hasAttribute('data-open')).toBe(true);
});

it('show_AcknowledgedAlert_HasNoButton', () => {
  strip(storeOf({ alerts: [alert('old', seen), alert('new')] })).show(false);
  expect(items().map((item) => item.querySelector<HTMLElement>('form')?.hidden)).toEqual([false, true]);
  expect(items()[0]?.querySelector('button')?.getAttribute('aria-label')).toBe('Acknowledge: new ringing');
});

it('show_WithoutThePermission_HasNoButton', () => {
  strip(storeOf({ alerts: [alert('new')] }), PAGE.replace(' data-may-acknowledge', '')).show(false);
  expect(items()[0]?.querySelector<HTMLElement>('form')?.hidden).toBe(true);
});

it('show_NoAlerts_SaysSo', () => {
  const store = storeOf({ alerts: [alert('a')] });
  const part = strip(store);
  part.show(false);
  expect(find('[data-empty]').hidden).toBe(true);
  store.alerts.clear();
  part.show(false);
  expect(find('[data-empty]').hidden).toBe(false);
  expect(find('[data-alerts]').hasAttribute('data-open')).toBe(false);
});

it('show_TilesAndRows_AreMarkedByTheMostUrgentAlert', () => {
  strip(
    storeOf({ alerts: [alert('a', { ...seen, extension: 'sydney/101' }), alert('b', { extensions: ['sydney/101', 'sydney/102'] })] }),
  ).show(false);
  expect([find('.tile').dataset.alert, find('.person').dataset.alert]).toEqual(['raised', 'raised']);
});

it('show_AlertThatEnded_TakesItsMarkAway', () => {
  const store = storeOf({ alerts: [alert('a', { extension: 'sydney/101' })] });
  const part = strip(store);
  part.show(false);
  store.alerts.clear();
  part.show(false);
  expect(find('.tile').hasAttribute('data-alert')).toBe(false);
});

it('show_AtTheStart_AnnouncesNothing_ThenOnlyWhatIsNew', () => {
  const store = storeOf({ alerts: [alert('a')] });
  const part = strip(store);
  part.show(false);
  expect(slot(document, 'said')).toBe('');
  store.alerts.set('b', alert('b'));
  part.show(false);
  expect(slot(document, 'said')).toBe('Alert: b ringing');
});

it('tick_OutdatedAlert_ShowsWhenItWasLastHeard', () => {
  const part = strip(storeOf({ alerts: [alert('a'), alert('b', { heardAt: iso(-300), since: iso(-400) })] }));
  part.show(false);
  part.tick(NOW);
  expect(items().map((item) => slot(item, 'time'))).toEqual(['last heard 5 min ago', 'in state 1:00']);
});

it('show_OnAWallThatHasNoSpace_CountsWhatIsHidden', () => {
  const part = strip(storeOf({ alerts: ['a', 'b', 'c'].map((key) => alert(key)) }), PAGE.replace(' data-may-acknowledge', ''));
  find('[data-list="alerts"]').getBoundingClientRect = () => ({ right: 100 }) as DOMRect;
  part.show(false);
  items().forEach((item, place) => (item.getBoundingClientRect = () => ({ right: 80 * (place + 1) }) as DOMRect));
  part.show(true);
  expect(items().map((item) => item.hidden)).toEqual([false, true, true]);
  expect([find('[data-more]').hidden, find('[data-more]').textContent]).toEqual([false, '+2 more']);
});
