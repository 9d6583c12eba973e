// The keyboard: / searches, the arrows walk through a grid's rows, Enter opens one, Esc closes what was opened last.

import { choose, trap } from '../ui/focus-trap';
import { keys } from '../../shared/keyboard-shortcuts';

const ROW = 'tbody tr[data-key]:not([data-heading])';

export class Cursor {
  /** The key of the row it stands on; rows come and go as a grid is scrolled. */
  private key = '';
  private grid: HTMLElement | undefined;
  private readonly rows = new MutationObserver(() => this.mark());

  constructor(private readonly page: HTMLElement, private readonly palette: () => void) {}

  listen(): void {
    keys.tell(
      { key: '↑ ↓', says: 'Through the rows of a grid; Page, Home and End too' },
      { key: 'Enter', says: 'Open the panel of a row' },
      { key: '← →', says: 'Fold a call, unfold it into its sides' },
      { key: 'Shift F10', says: 'What can be done with a row, as by the right button or a long press' },
      { key: 'Drag', says: 'A call onto somebody transfers it, onto Parked parks it; Esc gives up' },
      { key: 'Ctrl K', says: 'Type what shall be done: transfer 101 to jane' },
      { key: 'Esc', says: 'Close what was opened last' },
    );
    keys.register({ key: '/', says: 'Search', act: () => document.getElementById('desk-search')?.focus() });
    keys.listen();
    // Before the grid's own keys, which count rows and know nothing of those that moved.
    document.addEventListener('keydown', (event) => this.take(event), true);
    this.page.addEventListener('focusin', (event) => this.enter(event));
    // From the row that was pressed the arrows go on.
    this.page.addEventListener('pointerdown', ({ target }) => this.press(target), true);
  }

  private enter({ target }: FocusEvent): void {
    const grid = target instanceof Element ? target.closest<HTMLElement>('[data-grid]') : null;
    if (!grid || !(target instanceof Element) || !target.matches('.rz-data-grid-data')) return;
    this.stand(grid, this.at(grid) ?? grid.querySelector<HTMLElement>(ROW), false);
  }

  private press(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>(`[data-grid] ${ROW}`) : null;
    const grid = row?.closest<HTMLElement>('[data-grid]');
    if (row && grid) this.stand(grid, row, false);
  }

  private take(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      // Over the list of keys it would open unseen.
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      this.palette();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Escape') return this.escape(target, event);
    const menu = target.closest('[role="menu"]');
    if (menu) return choose(menu, target, event);
    // The arrows choose among what was found, and do not move through what was typed.
    if (target.matches('[data-palette], [data-choices]') && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) event.preventDefault();
    if (event.key === 'Tab') return trap(target, event);
    const grid = target.closest<HTMLElement>('[data-grid]');
    if (event.key === 'ArrowDown' && target.id === 'desk-search') {
      event.preventDefault();
      this.page.querySelector<HTMLElement>('[data-grid][data-chosen] .rz-data-grid-data')?.focus();
      return;
    }
    if (grid && target.matches('.rz-data-grid-data')) this.walk(grid, event);
  }

  private escape(target: Element, event: KeyboardEvent): void {
    const drop = this.page.querySelector<HTMLDetailsElement>('details[data-drop][open]');
    const over = document.querySelector<HTMLElement>('[data-close-menu]');
    const form = target.closest('form')?.querySelector<HTMLElement>('[data-close-form]');
    if (over) over.click();
    else if (form) form.click();
    else if (drop) {
      drop.open = false;
      drop.querySelector('summary')?.focus();
    } else if (target.id === 'desk-search' && (target as HTMLInputElement).value !== '') return;
    else document.querySelector<HTMLElement>('[data-close]')?.click();
    event.stopPropagation();
  }

  private walk(grid: HTMLElement, event: KeyboardEvent): void {
    const rows = [...grid.querySelectorAll<HTMLElement>(ROW)];
    const here = this.at(grid);
    const place = here ? rows.indexOf(here) : -1;
    const page = Math.max(1, Math.floor((grid.querySelector('.rz-data-grid-data')?.clientHeight ?? 0) / (rows[0]?.offsetHeight ?? 32)) - 2);
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (event.key === 'Enter' && here) here.querySelector<HTMLElement>('td:last-child')?.click();
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && here) ask(here);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && here) unfold(here, event.key === 'ArrowRight');
    else if (step !== undefined) this.move(grid, rows, place, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private move(grid: HTMLElement, rows: readonly HTMLElement[], place: number, step: number): void {
    const scroller = grid.querySelector('.rz-data-grid-data');
    if (!Number.isFinite(step)) scroller?.scrollTo({ top: step < 0 ? 0 : scroller.scrollHeight });
    this.stand(grid, rows[Math.min(rows.length - 1, Math.max(0, place + step))] ?? null, true);
  }

  private at(grid: HTMLElement): HTMLElement | null {
    return grid.querySelector<HTMLElement>(`tbody tr[data-key="${CSS.escape(this.key)}"]`);
  }

  private stand(grid: HTMLElement, row: HTMLElement | null, isSeen: boolean): void {
    this.key = row?.dataset.key ?? '';
    if (this.grid !== grid) {
      this.rows.disconnect();
      if (this.grid) tell(this.grid, null);
      this.rows.observe(grid, { subtree: true, childList: true, attributeFilter: ['data-key'] });
      this.grid = grid;
    }
    this.mark();
    if (isSeen) row?.scrollIntoView({ block: 'nearest' });
  }

  /** Marks the row anew, which is made again, taken away or used for another whenever the grid is scrolled. */
  private mark(): void {
    const row = this.grid ? this.at(this.grid) : null;
    for (const before of this.page.querySelectorAll('tr[data-cursor]')) if (before !== row) before.removeAttribute('data-cursor');
    row?.setAttribute('data-cursor', '');
    if (row && !row.id) row.id = `row-${Math.random().toString(36).slice(2)}`;
    if (this.grid) tell(this.grid, row);
  }
}

/** Which row a reader of screens is at; none, where that row is not in the page. */
function tell(grid: HTMLElement, row: HTMLElement | null): void {
  const told = grid.querySelector('[role="grid"], [role="treegrid"], table');
  if (row) told?.setAttribute('aria-activedescendant', row.id);
  else told?.removeAttribute('aria-activedescendant');
}

function ask(row: HTMLElement): void {
  const cell = row.querySelector<HTMLElement>('td:nth-child(2)') ?? row;
  const box = cell.getBoundingClientRect();
  cell.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: box.left + 8, clientY: box.bottom }));
}

/** Unfolds a row or folds it, where there is something below it. */
function unfold(row: HTMLElement, open: boolean): void {
  const toggle = row.querySelector<HTMLElement>('[aria-expanded]');
  if (toggle && (toggle.getAttribute('aria-expanded') === 'true') !== open) toggle.click();
}
