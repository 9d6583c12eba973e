// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { applyLayout, layOutRenderedTiles, measureSpace } from '../../src/wall/initial-tile-layout';
import { find, render } from '../support/board';

const tiles = (count: number, team = ''): string =>
  Array.from({ length: count }, (_, n) => `<li data-state="Idle" data-team="${team}" data-key="k${n}"></li>`).join('');
const space = { width: 600, height: 300, scale: 1 };
const off = (): number => document.querySelectorAll('[data-off]').length;

beforeEach(() => void render(`<div><ul>${tiles(6)}</ul></div><footer data-foot></footer>`));

it('layOutRenderedTiles_ThatFit_SetsColumnsAndAnswersKeys', () => {
  expect(layOutRenderedTiles(find('ul'), space)).toBe('k0,k1,k2,k3,k4,k5');
  expect(find('ul').style.getPropertyValue('--columns')).not.toBe('');
  expect([off(), find('footer').dataset.on]).toEqual([0, '']);
});

it('layOutRenderedTiles_ThatNeedPages_HidesThoseOfOtherPages', () => {
  render(`<div><ul>${tiles(60)}</ul></div><footer data-foot></footer>`);
  layOutRenderedTiles(find('ul'), space);
  expect(off()).toBeGreaterThan(0);
  expect(find('footer').dataset.on).toBe('all');
});

it('layOutRenderedTiles_WithoutSpace_LeavesThemToTheStyle', () => {
  const list = find('ul');
  layOutRenderedTiles(list, space);
  layOutRenderedTiles(list, undefined);
  expect([list.style.getPropertyValue('--columns'), list.hasAttribute('data-look'), off()]).toEqual(['', false, 0]);
});

it('applyLayout_Layout_SetsShapeAndFont', () => {
  applyLayout(find('ul'), { columns: 3, rows: 2, font: 20, shape: 'low', perPage: 6, pages: 1 });
  expect([find('ul').dataset.look, find('ul').style.getPropertyValue('--tile-font')]).toEqual(['low', '20px']);
});

it('measureSpace_NarrowWindow_IsLeftToTheStyle', () => {
  window.innerWidth = 600;
  expect(measureSpace(find('ul'))).toBeUndefined();
  window.innerWidth = 1920;
  expect(measureSpace(find('ul'))).toMatchObject({ width: 0, height: 0 });
});
