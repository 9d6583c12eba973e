import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

it('afterPaint_HiddenPage_KeepsNothing', async () => {
  const ask = vi.fn();
  vi.stubGlobal('document', { hidden: true });
  vi.stubGlobal('requestAnimationFrame', ask);
  const { afterPaint } = await import('../../src/shared/after-paint');
  afterPaint(() => undefined);
  expect(ask).not.toHaveBeenCalled();
});

it('afterPaint_WindowThatIsNeverPainted_KeepsABoundedNumber', async () => {
  let paint: () => void = () => undefined;
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => (paint = run));
  const { afterPaint } = await import('../../src/shared/after-paint');
  const told: number[] = [];
  for (let i = 0; i < 10_000; i++) afterPaint(() => told.push(i));
  paint();
  await vi.waitFor(() => expect(told.at(-1)).toBe(9_999));
  expect(told.length).toBe(64);
});
