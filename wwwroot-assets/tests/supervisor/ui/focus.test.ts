// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { FocusRestore } from '../../../src/supervisor/ui/focus-restore';
import { handleMenuKey, trapFocus } from '../../../src/supervisor/ui/focus-trap';
import { find, render } from '../../support/board';
import { settle } from '../../support/circuit';

function key(name: string, more: KeyboardEventInit = {}): KeyboardEvent {
  return new KeyboardEvent('keydown', { key: name, cancelable: true, ...more });
}

describe('a removed layer', () => {
  beforeEach(() => {
    render(
      '<main><button id="opener">Open</button><div data-grid data-chosen><div class="rz-data-grid-data" tabindex="0"></div></div></main>',
    );
    new FocusRestore(find('main')).watch();
  });

  async function open(className: string, id: string): Promise<void> {
    find('main').insertAdjacentHTML('beforeend', `<div class="${className}"><button id="${id}">Do</button></div>`);
    await settle();
    find(`#${id}`).focus();
  }
  async function close(className: string): Promise<void> {
    find(`#${document.activeElement?.id}`).blur();
    find(`.${className}`).remove();
    await settle();
  }

  it('gives the focus back to what opened it', async () => {
    find('#opener').focus();
    await open('supervisor-menu', 'item');
    find('.supervisor-menu').remove();
    await settle();
    expect(document.activeElement?.id).toBe('opener');
  });

  it('gives the focus to the layer below', async () => {
    find('#opener').focus();
    await open('supervisor-panel', 'command');
    await open('supervisor-transfer', 'yes');
    find('.supervisor-transfer').remove();
    await settle();
    expect(document.activeElement?.id).toBe('command');
  });

  it('falls back to the grid when the opener is gone', async () => {
    find('#opener').focus();
    await open('supervisor-menu', 'item');
    find('#opener').remove();
    find('.supervisor-menu').remove();
    await settle();
    expect(document.activeElement?.className).toBe('rz-data-grid-data');
  });

  it('leaves a focus alone that the user has removed', async () => {
    find('#opener').focus();
    await open('supervisor-menu', 'item');
    find('#item').blur();
    await settle();
    await close('supervisor-menu').catch(() => find('.supervisor-menu').remove());
    await settle();
    expect(document.activeElement).toBe(document.body);
  });
});

describe('a menu', () => {
  beforeEach(() => {
    render('<div role="menu"><button role="menuitem">Hold</button><button role="menuitem">Park</button></div><i data-close-menu></i>');
  });
  const items = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];

  it('is walked by the arrows', () => {
    const event = key('ArrowDown');
    handleMenuKey(find('[role="menu"]'), items()[0]!, event);
    expect([document.activeElement, event.defaultPrevented]).toEqual([items()[1], true]);
  });

  it('is closed by Tab', () => {
    let closed = 0;
    find('[data-close-menu]').addEventListener('click', () => closed++);
    handleMenuKey(find('[role="menu"]'), items()[0]!, key('Tab'));
    expect(closed).toBe(1);
  });

  it('leaves other keys alone', () => {
    const event = key('F5');
    handleMenuKey(find('[role="menu"]'), items()[0]!, event);
    expect(event.defaultPrevented).toBe(false);
  });
});

describe('a modal dialog', () => {
  beforeEach(() => {
    render('<div aria-modal="true"><input id="a" /><button id="b">OK</button></div><button id="c">Outside</button>');
  });

  it.each([
    ['a', false, 'b'],
    ['b', false, 'a'],
    ['a', true, 'b'],
  ])('from %s with shift %s goes to %s', (from, shiftKey, to) => {
    trapFocus(find(`#${from}`), key('Tab', { shiftKey }));
    expect(document.activeElement?.id).toBe(to);
  });

  it('does not hold what is outside it', () => {
    const event = key('Tab');
    trapFocus(find('#c'), event);
    expect(event.defaultPrevented).toBe(false);
  });
});
