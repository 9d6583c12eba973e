// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ScreenContext } from '../../src/board/board-screen';
import { DisplayCommands } from '../../src/board/display-commands';
import type { Frame } from '../../src/model/frames';
import { snapshot } from '../support/board';

const handlers = new Map<string, (...args: unknown[]) => void>();
const sent: unknown[][] = [];
const actions = { reload: vi.fn(() => Promise.resolve()), leave: vi.fn(() => Promise.resolve()) };
const beat = { ...snapshot(), kind: 'beat' } as unknown as Frame;
let part: DisplayCommands;

beforeEach(() => {
  vi.useFakeTimers();
  handlers.clear();
  sent.length = 0;
  actions.reload.mockClear();
  actions.leave.mockClear();
  document.body.innerHTML = '<main data-build="b1"></main>';
  const screen = {
    page: document.querySelector('main'),
    on: (method: string, handler: () => void) => handlers.set(method, handler),
    send: (...message: unknown[]) => sent.push(message),
  };
  part = new DisplayCommands(screen as unknown as ScreenContext, actions);
});
afterEach(() => void vi.useRealTimers());

it('painted_EachSnapshot_ReportsSizeAndBuild', () => {
  part.painted(snapshot());
  part.painted(snapshot());
  expect(sent).toEqual(Array(2).fill(['Report', innerWidth, innerHeight, 'b1']));
});

it('painted_Beat_ReportsOnlyAnotherSize', () => {
  part.painted(snapshot());
  part.painted(beat);
  expect(sent).toHaveLength(1);
  window.innerWidth += 100;
  part.painted(beat);
  expect(sent).toHaveLength(2);
});

it('identify_Name_IsShownAsTextForSomeSeconds', () => {
  handlers.get('Identify')?.('<Lobby>');
  handlers.get('Identify')?.('Hall');
  const labels = document.querySelectorAll('.identify');
  expect([labels.length, labels[0]?.textContent, labels[0]?.getAttribute('role')]).toEqual([1, 'Hall', 'status']);
  vi.advanceTimersByTime(8_000);
  expect(document.querySelector('.identify')).toBeNull();
});

it('identify_Markup_IsText', () => {
  handlers.get('Identify')?.('<img src=x>');
  expect(document.querySelector('.identify img')).toBeNull();
});

it.each(['Move', 'Revoke'])('%s_LeavesForThePairingPage', (command) => {
  handlers.get(command)?.();
  expect(actions.leave).toHaveBeenCalledExactlyOnceWith('display');
});

it('reload_LoadsThePage', () => {
  handlers.get('Reload')?.();
  expect(actions.reload).toHaveBeenCalledTimes(1);
});
