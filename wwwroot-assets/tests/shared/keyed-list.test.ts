// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { KeyedList } from '../../src/shared/keyed-list';
import { find, render } from '../support/board';

type Row = { text: string };
const update = vi.fn((element: HTMLElement, row: Row) => void (element.textContent = row.text));
const keys = (): (string | undefined)[] => [...list.children].map((child) => (child as HTMLElement).dataset.key);
const rows = (...names: string[]): [string, Row][] =>
  names.map((name) => [name, known.get(name) ?? known.set(name, { text: name }).get(name)!]);
const known = new Map<string, Row>();
let list: HTMLElement;

beforeEach(() => {
  update.mockClear();
  known.clear();
  render('<ul><li data-key="a">served</li><li data-key="b">served</li></ul>', 'leg');
  list = find('ul');
});

it('update_RenderedRows_AreReusedAndFilled', () => {
  const [first] = list.children;
  new KeyedList<Row>(list, 'leg', update).update(rows('a', 'b'));
  expect(list.children[0]).toBe(first);
  expect(list.textContent).toBe('ab');
});

it('update_RowsThatAreNotNamed_AreRemoved', () => {
  const keyed = new KeyedList<Row>(list, 'leg', update);
  keyed.update(rows('b'));
  expect(keys()).toEqual(['b']);
  expect([...keyed.entries()].map(([, row]) => row.text)).toEqual(['b']);
});

it('update_NewRows_ComeFromTheTemplateInOrder', () => {
  new KeyedList<Row>(list, 'leg', update).update(rows('c', 'a', 'd', 'b'));
  expect(keys()).toEqual(['c', 'a', 'd', 'b']);
  expect(list.children[0]?.className).toBe('leg');
});

it('update_SameData_WritesNothingUnlessAllIsAskedFor', () => {
  const keyed = new KeyedList<Row>(list, 'leg', update);
  keyed.update(rows('a', 'b'));
  update.mockClear();
  keyed.update(rows('a', 'b'));
  expect(update).not.toHaveBeenCalled();
  keyed.update(rows('a', 'b'), true);
  expect(update).toHaveBeenCalledTimes(2);
});

it('update_OneRowToTheEnd_MovesNoOther', () => {
  const keyed = new KeyedList<Row>(list, 'leg', update);
  keyed.update(rows('a', 'b', 'c'));
  const insert = vi.spyOn(list, 'insertBefore');
  keyed.update(rows('b', 'c', 'a'));
  expect(keys()).toEqual(['b', 'c', 'a']);
  expect(insert).toHaveBeenCalledTimes(1);
});

it('update_TemplateByRow_IsChosenForEach', () => {
  render('<ul></ul>', 'leg', 'tile-team');
  list = find('ul');
  new KeyedList<Row>(list, (row) => (row.text === 'a' ? 'leg' : 'tile-team'), update).update(rows('a', 'b'));
  expect([...list.children].map((child) => child.className)).toEqual(['leg', 'tile-team']);
});

it('entries_RenderedRowWithoutData_IsLeftOut', () => expect([...new KeyedList<Row>(list, 'leg', update).entries()]).toEqual([]));
