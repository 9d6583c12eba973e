// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { ActivityTimeline } from '../../../src/supervisor/ui/activity-timeline';
import { Dropdowns } from '../../../src/supervisor/ui/dropdowns';
import { preventKeyRepeat } from '../../../src/supervisor/ui/key-repeat-guard';
import { SidePanel } from '../../../src/supervisor/ui/side-panel';
import { find, render } from '../../support/board';
import { settle } from '../../support/circuit';

describe('dropdowns', () => {
  beforeEach(() => {
    render(
      '<main><details data-drop open><summary id="in">A</summary></details><div data-drop-whole><i id="beside"></i><details data-drop open></details></div></main>',
    );
    new Dropdowns(find('main')).listen();
  });
  const open = (): boolean[] => [...document.querySelectorAll<HTMLDetailsElement>('details')].map((drop) => drop.open);
  const press = (selector: string): boolean => find(selector).dispatchEvent(new Event('pointerdown', { bubbles: true }));

  it('are closed by a press outside', () => {
    press('main');
    expect(open()).toEqual([false, false]);
  });

  it('stay open for a press inside, or beside their list', () => {
    press('#in');
    expect(open()).toEqual([true, false]);
    find<HTMLDetailsElement>('[data-drop-whole] details').open = true;
    press('#beside');
    expect(open()).toEqual([false, true]);
  });
});

describe('a key that is held', () => {
  beforeEach(() => {
    render('<button id="b">Hang up</button><input id="i" />');
    preventKeyRepeat();
  });
  const press = (selector: string, key: string, repeat: boolean): boolean => {
    const event = new KeyboardEvent('keydown', { key, repeat, bubbles: true, cancelable: true });
    find(selector).dispatchEvent(event);
    return event.defaultPrevented;
  };

  it('presses a button once', () => {
    expect([press('#b', 'Enter', false), press('#b', 'Enter', true), press('#b', ' ', true)]).toEqual([false, true, true]);
  });

  it('types spaces in a field and repeats other keys', () => {
    expect([press('#i', ' ', true), press('#b', 'ArrowDown', true)]).toEqual([false, false]);
  });
});

describe('the activity timeline', () => {
  beforeEach(() => {
    render(
      `<main><div data-day tabindex="0"><i data-says="Idle from 9:00" style="left: 10%"></i><i data-says="On a call from 9:30" style="left: 55.4%"></i></div>
       <p data-day-says>Point at the line.</p></main>`,
    );
    new ActivityTimeline(find('main')).listen();
  });
  const text = (): string | null => find('[data-day-says]').textContent;
  const press = (key: string): boolean =>
    find('[data-day]').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  it('shows the text of the pointed mark and then its hint', () => {
    find('[data-says]').dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect([text(), find('[data-day-says]').hasAttribute('data-on')]).toEqual(['Idle from 9:00', true]);
    find('[data-day]').dispatchEvent(new Event('pointerover', { bubbles: true }));
    expect([text(), find('[data-day-says]').hasAttribute('data-on')]).toEqual(['Point at the line.', false]);
  });

  it('is navigated by keys and tells screen readers', () => {
    press('End');
    expect([text(), find('[data-day]').getAttribute('aria-valuenow')]).toEqual(['On a call from 9:30', '55']);
    press('ArrowLeft');
    expect([text(), find('[data-day]').getAttribute('aria-valuetext')]).toEqual(['Idle from 9:00', 'Idle from 9:00']);
  });

  it('shows its hint again without the focus', () => {
    press('End');
    find('[data-day]').dispatchEvent(new Event('focusout', { bubbles: true }));
    expect(text()).toBe('Point at the line.');
  });
});

describe('the side panel', () => {
  const panel = (key: string): string =>
    `<aside class="supervisor-panel" data-of="${key}"><h2 id="panel-title" tabindex="-1">Jane</h2></aside>`;
  beforeEach(() => {
    render('<main><div class="supervisor-bar"></div><div class="supervisor-main"><button id="row">Row</button></div></main>');
    new SidePanel(find('main')).watch();
  });

  it('takes the focus when it was opened by a key', async () => {
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    find('main').insertAdjacentHTML('beforeend', panel('sydney/101'));
    await settle();
    expect(document.activeElement?.id).toBe('panel-title');
  });

  it('leaves the focus when it was opened by the pointer', async () => {
    find('#row').focus();
    document.dispatchEvent(new Event('pointerdown'));
    find('main').insertAdjacentHTML('beforeend', panel('sydney/101'));
    await settle();
    expect(document.activeElement?.id).toBe('row');
  });

  it('scrolls to its top for another extension', async () => {
    find('main').insertAdjacentHTML('beforeend', panel('sydney/101'));
    await settle();
    find('.supervisor-panel').scrollTop = 80;
    find('.supervisor-panel').dataset.of = 'sydney/102';
    await settle();
    expect(find('.supervisor-panel').scrollTop).toBe(0);
  });
});
