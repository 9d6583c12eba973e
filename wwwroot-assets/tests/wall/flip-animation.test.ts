// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { find, render } from '../support/board';

let paint: (() => void)[] = [];
let isStill = false;
vi.mock('../../src/shared/after-paint', () => ({ afterPaint: (done: () => void) => paint.push(done) }));
vi.mock('../../src/shared/reduced-motion', () => ({ prefersReducedMotion: () => isStill }));
vi.resetModules();
const { animateReorder } = await import('../../src/wall/flip-animation');

const animate = vi.fn();
const at = (element: Element, x: number): void => void (element.getBoundingClientRect = () => ({ x, y: 0, width: 10 }) as DOMRect);
const element = (name: string): HTMLElement => find(`#${name}`);

beforeEach(() => {
  paint = [];
  isStill = false;
  animate.mockClear();
  render('<div id="list"><p id="a"></p><p id="b"></p></div>');
  for (const [place, child] of [...find('#list').children].entries()) {
    at(child, place * 10);
    Object.assign(child, { animate: (...args: unknown[]) => animate(child.id, ...args) });
  }
});

it('animateReorder_MovedElement_IsDrawnWhereItWasAndGlidesAfterThePaint', () => {
  animateReorder(find('#list'), () => at(element('a'), 50));
  expect([element('a').style.transform, element('b').style.transform]).toEqual(['translate(-50px, 0px)', '']);
  expect(animate).not.toHaveBeenCalled();
  paint.forEach((done) => done());
  expect(animate.mock.calls.map(([id, frames]) => [id, frames])).toEqual([
    ['a', [{ transform: 'translate(-50px, 0px)' }, { transform: 'none' }]],
  ]);
  expect(element('a').style.transform).toBe('');
});

it('animateReorder_NewElement_FadesIn', () => {
  animateReorder(find('#list'), () => {
    const child = document.createElement('p');
    child.id = 'c';
    at(child, 20);
    Object.assign(child, { animate: (...args: unknown[]) => animate('c', ...args) });
    find('#list').append(child);
  });
  expect(animate.mock.calls[0]?.slice(0, 2)).toEqual(['c', [{ opacity: 0 }, { opacity: 1 }]]);
});

it('animateReorder_WhereMotionIsReduced_OnlyChanges', () => {
  isStill = true;
  const change = vi.fn(() => at(element('a'), 50));
  animateReorder(find('#list'), change);
  expect([change.mock.calls.length, element('a').style.transform, paint.length]).toEqual([1, '', 0]);
});

it('animateReorder_SecondChangeBeforeThePaint_EndsTheFirst', () => {
  animateReorder(find('#list'), () => at(element('a'), 50));
  animateReorder(find('#list'), () => at(element('a'), 0));
  expect(element('a').style.transform).toBe('translate(50px, 0px)');
  paint.forEach((done) => done());
  expect(animate).toHaveBeenCalledTimes(1);
});
