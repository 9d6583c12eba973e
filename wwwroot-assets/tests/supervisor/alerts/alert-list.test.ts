// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ServerClock } from '../../../src/shared/server-clock';
import { AlertList } from '../../../src/supervisor/alerts/alert-list';
import { find, NOW, render } from '../../support/board';
import { fakeCircuit, settle, type FakeCircuit } from '../../support/circuit';
import { trackListeners } from '../../support/elements';

const item = (key: string, state = 'raised'): string =>
  `<li class="supervisor-alert" data-key="${key}" data-alert="${state}" data-text="${key} ringing" data-boards="Sales">
     <button data-open>${key}</button>${state === 'raised' ? `<button data-acknowledge id="ack-${key}">Acknowledge</button>` : ''}</li>`;
const page = (
  ...items: string[]
): string => `<main data-connection="live"><div class="supervisor-main" data-at="${new Date(NOW).toISOString()}"></div>
  <div data-alerts><details class="drop-alerts" data-drop><summary>Alerts</summary><p data-old hidden></p>
  <ul class="alerts-list">${items.join('')}</ul><button data-acknowledge-all></button></details></div><p data-said></p>
  <button data-switch="notify"></button><p data-says="notify"></p><button data-switch="sound"></button><p data-says="sound"></p><i data-mute></i></main>`;

let now = NOW;
let circuit: FakeCircuit;
let list: AlertList;
let removeListeners: () => void;

function open(...items: string[]): void {
  render(page(...items));
  document.title = 'Supervisor';
  list = new AlertList(
    find('main'),
    new ServerClock(
      () => now,
      () => 0,
    ),
  );
  list.connect(circuit);
}
function press(key: string): void {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

beforeEach(() => {
  now = NOW;
  removeListeners = trackListeners(document);
  vi.useFakeTimers({ toFake: ['setInterval'], now: NOW });
  vi.stubGlobal('location', { href: 'https://host.example/supervisor' });
  circuit = fakeCircuit();
  const request = (_: string, options: unknown, held = options as () => unknown): Promise<unknown> =>
    Promise.resolve(typeof held === 'function' && held());
  Object.defineProperty(navigator, 'locks', { value: { request, query: () => Promise.resolve({}) }, configurable: true });
});
afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  removeListeners();
});

it('title_CountsUnacknowledgedAlerts', async () => {
  open(item('a'), item('b', 'seen'));
  expect(document.title).toBe('(1) Supervisor');
  find('.alerts-list').insertAdjacentHTML('beforeend', item('c'));
  await settle();
  expect(document.title).toBe('(2) Supervisor');
});

it('announcement_NamesOnlyNewAlerts', async () => {
  open(item('a'));
  expect(find('[data-said]').textContent).toBe('');
  find('.alerts-list').insertAdjacentHTML('beforeend', item('c'));
  await settle();
  expect(find('[data-said]').textContent).toBe('Alert: c ringing');
});

it('page_ThatIsNotRenderedForTenSeconds_IsMarkedAsOld', () => {
  open(item('a'));
  now += 12_000;
  vi.advanceTimersByTime(1_000);
  expect([find('[data-old]').hidden, document.title]).toEqual([false, '⚠ No connection — Supervisor']);
  expect(find('[data-old]').textContent).toContain('12 s');
  list.confirmLive(new Date(now).toISOString());
  vi.advanceTimersByTime(1_000);
  expect([find('[data-old]').hidden, document.title]).toEqual([true, '(1) Supervisor']);
});

it('keys_InTheList_MoveAndAcknowledge', () => {
  open(item('a'), item('b'));
  find<HTMLDetailsElement>('details').open = true;
  const acknowledged = vi.fn();
  find('#ack-b').addEventListener('click', acknowledged);
  find('#ack-a').focus();
  press('ArrowDown');
  expect(document.activeElement?.id).toBe('ack-b');
  press('a');
  expect(acknowledged).toHaveBeenCalledTimes(1);
  press('Home');
  expect(document.activeElement?.id).toBe('ack-a');
});

it('focus_OfAnAlertThatIsAcknowledged_GoesToTheNext', async () => {
  open(item('a'), item('b'));
  find<HTMLDetailsElement>('details').open = true;
  find('#ack-a').focus();
  find('#ack-a').blur();
  find('#ack-a').remove();
  find('[data-key="a"]').dataset.alert = 'seen';
  await settle();
  expect(document.activeElement?.id).toBe('ack-b');
});

it('acknowledgeAll_SendsTheKeysOfOpenAlerts', () => {
  open(item('a'), item('b', 'seen'), item('c'));
  find('[data-acknowledge-all]').click();
  expect(circuit.calls).toContainEqual(['AcknowledgeAlerts', ['a', 'c']]);
});

it('open_AnAlert_ClosesTheList', () => {
  open(item('a'));
  find<HTMLDetailsElement>('details').open = true;
  find('[data-open]').click();
  expect(find<HTMLDetailsElement>('details').open).toBe(false);
});

it('switch_OfSound_IsStoredAndShown', async () => {
  localStorage.clear();
  vi.stubGlobal(
    'AudioContext',
    class {
      state = 'suspended';
      resume = () => Promise.resolve();
      close = () => Promise.resolve();
    },
  );
  open(item('a', 'seen'));
  expect(find('[data-switch="sound"]').getAttribute('aria-checked')).toBe('false');
  find('[data-switch="sound"]').click();
  await settle();
  expect([find('[data-switch="sound"]').getAttribute('aria-checked'), localStorage.getItem('desk-alerts-sound')]).toEqual(['true', 'on']);
});
