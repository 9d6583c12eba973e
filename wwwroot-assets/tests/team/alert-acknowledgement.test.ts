import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AlertAcknowledgement } from '../../src/team/alert-acknowledgement';
import type { Alert } from '../../src/model/frames';
import { shortcuts } from '../../src/shared/keyboard-shortcuts';
import { BoardStore } from '../../src/connection/board-store';
import { FakeElement } from '../support/elements';

const ask = vi.fn((_address: string, _how: RequestInit) => Promise.resolve());
const key = () => shortcuts.all.find((taken) => taken.key === 'a');
const alert = (name: string, acknowledgedAt: string | null): Alert => ({ key: name, acknowledgedAt }) as Alert;
let strip: FakeElement;

beforeEach(() => {
  ask.mockClear();
  const token = Object.assign(new FakeElement(), { value: 'w0rd' });
  const all = new FakeElement({ 'input[name="__RequestVerificationToken"]': [token] });
  strip = new FakeElement({ '[data-acknowledge="all"]': [all] });
  vi.stubGlobal('fetch', ask);
});
afterEach(() => vi.unstubAllGlobals());

function acknowledging(...alerts: Alert[]): AlertAcknowledgement {
  const store = new BoardStore();
  for (const one of alerts) store.alerts.set(one.key, one);
  return new AlertAcknowledgement(strip as unknown as HTMLElement, store, 'sales & co');
}

it('acknowledging_ItsKey_IsListedAndAcknowledgesAllWithThePagesWord', () => {
  const part = acknowledging(alert('k-1', null), alert('k-2', null));
  expect(key()?.description).toBe('Acknowledge all alerts');
  key()?.run();
  expect(ask).toHaveBeenCalledExactlyOnceWith('api/v1/alerts/sales%20%26%20co/acknowledge', {
    method: 'POST',
    headers: { RequestVerificationToken: 'w0rd' },
  });
  part.stop();
});

it('acknowledging_NothingThatIsOpen_AsksNothing', () => {
  const part = acknowledging(alert('k-1', '2026-11-21T06:00:00Z'));
  key()?.run();
  expect(ask).not.toHaveBeenCalled();
  part.stop();
});

it('acknowledging_Stopped_LetsGoOfItsKey', () => {
  acknowledging(alert('k-1', null)).stop();
  expect(key()).toBeUndefined();
});
