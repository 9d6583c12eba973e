// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { GridFreeze } from '../../../src/supervisor/grid/grid-freeze';
import { find, render } from '../../support/board';
import { fakeCircuit, settle, type FakeCircuit } from '../../support/circuit';

let circuit: FakeCircuit;
let freeze: GridFreeze;

beforeEach(() => {
  render('<main><div data-grid="extensions"><div class="rz-data-grid-data" tabindex="0"></div></div><div data-grid="calls"></div></main>');
  circuit = fakeCircuit();
  freeze = new GridFreeze(find('main'));
  freeze.connect(circuit);
});

it('focus_InAGrid_FreezesItOnceAndMarksItAfterTheAnswer', async () => {
  find('.rz-data-grid-data').focus();
  await settle();
  freeze.update();
  expect(circuit.calls).toEqual([['SetGridFrozenAsync', 'extensions', true]]);
  await settle();
  expect(find('[data-grid="extensions"]').hasAttribute('data-held')).toBe(true);
});

it('blur_OfAFrozenGrid_ReleasesIt', async () => {
  find('.rz-data-grid-data').focus();
  await settle();
  find('.rz-data-grid-data').blur();
  await settle();
  expect(circuit.calls.at(-1)).toEqual(['SetGridFrozenAsync', 'extensions', false]);
  expect(find('[data-grid="extensions"]').hasAttribute('data-held')).toBe(false);
});

it('update_DuringADrag_FreezesEveryGrid', () => {
  find('main').dataset.dragging = '';
  freeze.update();
  expect(circuit.calls.map(([, grid, isFrozen]) => [grid, isFrozen])).toEqual([
    ['extensions', true],
    ['calls', true],
  ]);
});

it('connect_AnotherCircuit_IsToldOfWhatIsFrozen', async () => {
  find('.rz-data-grid-data').focus();
  await settle();
  const next = fakeCircuit();
  freeze.connect(next);
  expect(next.calls).toEqual([['SetGridFrozenAsync', 'extensions', true]]);
});

it('hiddenPage_ReleasesTheGrid', async () => {
  find('.rz-data-grid-data').focus();
  await settle();
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  find('.rz-data-grid-data').blur();
  document.dispatchEvent(new Event('visibilitychange'));
  expect(circuit.calls.at(-1)).toEqual(['SetGridFrozenAsync', 'extensions', false]);
  vi.restoreAllMocks();
});
