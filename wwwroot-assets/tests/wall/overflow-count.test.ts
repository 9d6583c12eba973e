// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { updateOverflow } from '../../src/wall/overflow-count';
import { find, render } from '../support/board';

let frames: (() => void)[] = [];
const rows = (): HTMLElement[] => [...find('ul').children] as HTMLElement[];
const HEIGHT = 20;

function panel(count: number, height: number): void {
  render(`<ul data-list="calls">${'<li></li>'.repeat(count)}</ul><p data-more="calls" hidden></p><p data-empty="calls" hidden></p>`);
  find('ul').getBoundingClientRect = () => ({ bottom: height }) as DOMRect;
  rows().forEach((row, place) => (row.getBoundingClientRect = () => ({ bottom: (place + 1) * HEIGHT }) as DOMRect));
}
function run(): void {
  const due = frames;
  frames = [];
  due.forEach((frame) => frame());
}

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});

it('updateOverflow_RowsThatFit_StayAndNothingIsCounted', () => {
  panel(3, 60);
  updateOverflow('calls');
  run();
  expect(rows().some((row) => row.classList.contains('is-out'))).toBe(false);
  expect(find('[data-more]').hidden).toBe(true);
});

it('updateOverflow_RowsThatDoNotFit_AreHiddenAndCounted', () => {
  panel(10, 50);
  updateOverflow('calls');
  run();
  expect(rows().filter((row) => !row.classList.contains('is-out'))).toHaveLength(2);
  expect([find('[data-more]').hidden, find('[data-more]').textContent]).toEqual([false, '+8 more']);
  expect(rows().filter((row) => row.classList.contains('is-far'))).toHaveLength(4);
});

it('updateOverflow_SeveralTimesBeforeAPaint_MeasuresOnce', () => {
  panel(3, 60);
  updateOverflow('calls');
  updateOverflow('calls');
  expect(frames).toHaveLength(1);
  run();
});

it('updateOverflow_MoreSpaceLater_ShowsRowsAgain', () => {
  panel(10, 50);
  updateOverflow('calls');
  run();
  expect(rows().filter((row) => row.classList.contains('is-out'))).toHaveLength(8);
  find('ul').getBoundingClientRect = () => ({ bottom: 200 }) as DOMRect;
  updateOverflow('calls');
  run();
  expect(rows().some((row) => row.classList.contains('is-out') || row.classList.contains('is-far'))).toBe(false);
});

it('updateOverflow_EmptyPanel_SaysSo', () => {
  panel(0, 60);
  updateOverflow('calls');
  run();
  expect(find('[data-empty]').hidden).toBe(false);
});
