// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PageRestore } from '../../../src/supervisor/page/page-restore';
import { PageVisibility } from '../../../src/supervisor/page/page-visibility';
import { SavedViews } from '../../../src/supervisor/page/saved-views';
import { TickingTimes } from '../../../src/supervisor/page/ticking-times';
import { find, iso, NOW, render, slot } from '../../support/board';
import { fakeCircuit, settle } from '../../support/circuit';
import { trackListeners } from '../../support/elements';

describe('the visibility of the page', () => {
  it('is reported when it changes and after each reconnect', async () => {
    render('<main data-connection="live"></main>');
    const circuit = fakeCircuit();
    const visibility = new PageVisibility(find('main'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(circuit.calls).toEqual([]);
    visibility.connect(circuit);
    vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    vi.restoreAllMocks();
    find('main').dataset.connection = 'lost';
    await settle();
    expect(circuit.calls).toEqual([
      ['SetPageVisible', false],
      ['SetPageVisible', true],
    ]);
  });
});

describe('running times', () => {
  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(() => {
    vi.clearAllTimers();
    vi.useRealTimers();
  });

  it('run each second by the server’s clock', () => {
    render(
      `<main data-now="${iso(0)}"><i data-tick="duration" data-at="${iso(-5)}"></i><i data-tick="countdown" data-at="${iso(1)}"></i></main>`,
    );
    new TickingTimes(find('main'));
    const [duration, countdown] = [find('[data-tick="duration"]'), find('[data-tick="countdown"]')];
    expect([duration.textContent, countdown.textContent]).toEqual(['0:05', '0:01']);
    vi.advanceTimersByTime(3_000);
    expect([duration.textContent, countdown.textContent, countdown.hasAttribute('data-overdue')]).toEqual(['0:08', 'overdue 0:02', true]);
  });

  it('are written at once for an element that is reused', async () => {
    vi.useRealTimers();
    const now = Date.now();
    render(
      `<main data-now="${new Date(now).toISOString()}"><i data-tick="span" data-at="${new Date(now - 60_000).toISOString()}"></i></main>`,
    );
    new TickingTimes(find('main'));
    find('i').dataset.at = new Date(now - 3 * 3_600_000).toISOString();
    await settle();
    expect(find('i').textContent).toBe('3 h');
  });
});

describe('saved views', () => {
  const names = (): (string | null)[] => [...document.querySelectorAll('[data-list="views"] a')].map((link) => link.textContent);
  function open(search = ''): SavedViews {
    vi.stubGlobal('location', { href: 'https://host.example/supervisor', pathname: '/supervisor', search, replace });
    render(
      '<base href="https://host.example/" /><main><ul data-list="views"></ul><p data-empty="views"></p><form data-save><input name="name" /></form></main>',
    );
    return new SavedViews(find('main'));
  }
  function save(name: string): void {
    find<HTMLInputElement>('input').value = name;
    find('form').dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
  }
  const replace = vi.fn();
  beforeEach(() => {
    localStorage.clear();
    replace.mockClear();
  });

  it('are listed with their query, without what is only open', () => {
    open('?q=jane&open=sydney%2F101');
    expect(find('[data-empty]').hidden).toBe(false);
    save('Sales');
    expect([names(), find('a').getAttribute('href'), find('[data-empty]').hidden]).toEqual([['Sales'], 'supervisor?q=jane', true]);
  });

  it('are replaced by name, and not saved without one', () => {
    open('?q=jane');
    save('Sales');
    save('Sales');
    save('  ');
    expect(names()).toEqual(['Sales']);
  });

  it('are kept for the next page until they are removed', () => {
    open('?q=a');
    save('A');
    save('B');
    open('?q=a');
    expect(names()).toEqual(['A', 'B']);
    find('[data-forget="0"]').click();
    expect(names()).toEqual(['B']);
  });

  it('do not break on what is stored', () => {
    localStorage.setItem('desk-views', '{');
    expect(() => open()).not.toThrow();
  });

  it('restore the columns that were chosen last', () => {
    open('?columns=name,state').rememberColumns();
    open('?q=jane');
    expect(replace).toHaveBeenCalledExactlyOnceWith('/supervisor?q=jane&columns=name%2Cstate');
    replace.mockClear();
    open('?columns=name');
    expect(replace).not.toHaveBeenCalled();
  });
});

describe('a page that is restored', () => {
  const PAGE = `<main data-connection="live" data-started="${iso(-600)}"><form data-form="transfer" data-row="sydney/101"><input id="target" value="102" /></form>
    <p data-command="c1" data-under-way><span>Hold: Jane</span></p></main><div data-return><div data-slot="return-words"></div></div>`;
  let removeListeners: () => void;
  beforeEach(() => {
    vi.stubGlobal('location', { href: 'https://host.example/supervisor' });
    sessionStorage.clear();
    removeListeners = trackListeners(window);
    render(PAGE);
  });
  afterEach(() => removeListeners());

  /** Leaves the page; the next one has listeners of its own. */
  function leave(): void {
    window.dispatchEvent(new Event('pagehide'));
    removeListeners();
    removeListeners = trackListeners(window);
  }

  it('sends the form and commands that were pending when it was left', async () => {
    const before = fakeCircuit();
    await new PageRestore(find('main')).restore(before);
    expect(before.calls).toEqual([]);
    leave();
    const after = fakeCircuit(() => ['c1']);
    await new PageRestore(find('main')).restore(after);
    const form = { row: 'sydney/101', key: 'transfer', target: '102', reason: '' };
    expect(after.calls).toEqual([['RestoreState', { form, commands: ['c1'] }]]);
    expect(slot(document, 'return-words')).toContain('Hold: Jane');
    expect(find('[data-return]').hasAttribute('data-shown')).toBe(true);
  });

  it('stores nothing before its circuit has connected', () => {
    new PageRestore(find('main'));
    window.dispatchEvent(new Event('pagehide'));
    expect(sessionStorage.length).toBe(0);
  });

  it('says nothing when all commands are known', async () => {
    await new PageRestore(find('main')).restore(fakeCircuit());
    leave();
    await new PageRestore(find('main')).restore(fakeCircuit(() => []));
    expect(find('[data-return]').hasAttribute('data-shown')).toBe(false);
  });
});
