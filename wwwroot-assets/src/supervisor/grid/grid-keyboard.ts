// Keyboard navigation: / focuses the search, the arrows move through a grid's rows, Enter opens a row, Escape closes
// the topmost layer.

import { handleMenuKey, trapFocus } from '../ui/focus-trap';
import { shortcuts } from '../../shared/keyboard-shortcuts';
import * as texts from '../../texts/en';

const ROW = 'tbody tr[data-key]:not([data-heading])';

export class GridKeyboard {
  /** The key of the current row. Row elements are reused when a grid scrolls. */
  private key = '';
  private grid: HTMLElement | undefined;
  private readonly rows = new MutationObserver(() => this.markRow());

  constructor(
    private readonly page: HTMLElement,
    private readonly openPalette: () => void,
  ) {}

  listen(): void {
    shortcuts.addHelp(
      { key: '↑ ↓', description: texts.shortcutRows },
      { key: texts.keyEnter, description: texts.shortcutOpenRow },
      { key: '← →', description: texts.shortcutExpand },
      { key: texts.keyShiftF10, description: texts.shortcutMenu },
      { key: texts.keyDrag, description: texts.shortcutDrag },
      { key: texts.keyCtrlK, description: texts.shortcutPalette },
      { key: texts.keyEsc, description: texts.shortcutClose },
    );
    shortcuts.register({ key: '/', description: texts.shortcutFind, run: () => document.getElementById('supervisor-search')?.focus() });
    shortcuts.listen();
    // Before the grid component's own handler, which counts rows and ignores that they move.
    document.addEventListener('keydown', (event) => this.handleKey(event), true);
    this.page.addEventListener('focusin', (event) => this.handleFocus(event));
    // The arrows continue from the pressed row.
    this.page.addEventListener('pointerdown', ({ target }) => this.handlePointer(target), true);
  }

  private handleFocus({ target }: FocusEvent): void {
    const grid = target instanceof Element ? target.closest<HTMLElement>('[data-grid]') : null;
    if (!grid || !(target instanceof Element) || !target.matches('.rz-data-grid-data')) return;
    this.moveTo(grid, this.findCurrentRow(grid) ?? grid.querySelector<HTMLElement>(ROW), false);
  }

  private handlePointer(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>(`[data-grid] ${ROW}`) : null;
    const grid = row?.closest<HTMLElement>('[data-grid]');
    if (row && grid) this.moveTo(grid, row, false);
  }

  private handleKey(event: KeyboardEvent): void {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      // Over an open dialog the palette would be hidden.
      document.querySelector<HTMLDialogElement>('dialog[open]')?.close();
      this.openPalette();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Escape') return this.closeTopmost(target, event);
    const menu = target.closest('[role="menu"]');
    if (menu) return handleMenuKey(menu, target, event);
    // The arrows choose a result and do not move the text cursor.
    if (target.matches('[data-palette], [data-choices]') && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) event.preventDefault();
    if (event.key === 'Tab') return trapFocus(target, event);
    const grid = target.closest<HTMLElement>('[data-grid]');
    if (event.key === 'ArrowDown' && target.id === 'supervisor-search') {
      event.preventDefault();
      this.page.querySelector<HTMLElement>('[data-grid][data-chosen] .rz-data-grid-data')?.focus();
      return;
    }
    if (grid && target.matches('.rz-data-grid-data')) this.navigate(grid, event);
  }

  private closeTopmost(target: Element, event: KeyboardEvent): void {
    const dropdown = this.page.querySelector<HTMLDetailsElement>('details[data-drop][open]');
    const menu = document.querySelector<HTMLElement>('[data-close-menu]');
    const form = target.closest('form')?.querySelector<HTMLElement>('[data-close-form]');
    if (menu) menu.click();
    else if (form) form.click();
    else if (dropdown) {
      dropdown.open = false;
      dropdown.querySelector('summary')?.focus();
    } else if (target.id === 'supervisor-search' && (target as HTMLInputElement).value !== '') return;
    else document.querySelector<HTMLElement>('[data-close]')?.click();
    event.stopPropagation();
  }

  private navigate(grid: HTMLElement, event: KeyboardEvent): void {
    const rows = [...grid.querySelectorAll<HTMLElement>(ROW)];
    const current = this.findCurrentRow(grid);
    const index = current ? rows.indexOf(current) : -1;
    const pageSize = Math.max(
      1,
      Math.floor((grid.querySelector('.rz-data-grid-data')?.clientHeight ?? 0) / (rows[0]?.offsetHeight ?? 32)) - 2,
    );
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: pageSize,
      PageUp: -pageSize,
      Home: -Infinity,
      End: Infinity,
    };
    const step = steps[event.key];
    if (event.key === 'Enter' && current) current.querySelector<HTMLElement>('td:last-child')?.click();
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && current) openContextMenu(current);
    else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && current) setExpanded(current, event.key === 'ArrowRight');
    else if (step !== undefined) this.moveBy(grid, rows, index, step);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  private moveBy(grid: HTMLElement, rows: readonly HTMLElement[], index: number, step: number): void {
    const scroller = grid.querySelector('.rz-data-grid-data');
    if (!Number.isFinite(step)) scroller?.scrollTo({ top: step < 0 ? 0 : scroller.scrollHeight });
    this.moveTo(grid, rows[Math.min(rows.length - 1, Math.max(0, index + step))] ?? null, true);
  }

  private findCurrentRow(grid: HTMLElement): HTMLElement | null {
    return grid.querySelector<HTMLElement>(`tbody tr[data-key="${CSS.escape(this.key)}"]`);
  }

  private moveTo(grid: HTMLElement, row: HTMLElement | null, scrollIntoView: boolean): void {
    this.key = row?.dataset.key ?? '';
    if (this.grid !== grid) {
      this.rows.disconnect();
      if (this.grid) setActiveDescendant(this.grid, null);
      this.rows.observe(grid, { subtree: true, childList: true, attributeFilter: ['data-key'] });
      this.grid = grid;
    }
    this.markRow();
    if (scrollIntoView) row?.scrollIntoView({ block: 'nearest' });
  }

  /** Marks the current row again after its element was created, removed or reused. */
  private markRow(): void {
    const row = this.grid ? this.findCurrentRow(this.grid) : null;
    for (const before of this.page.querySelectorAll('tr[data-cursor]')) if (before !== row) before.removeAttribute('data-cursor');
    row?.setAttribute('data-cursor', '');
    if (row && !row.id) row.id = `row-${Math.random().toString(36).slice(2)}`;
    if (this.grid) setActiveDescendant(this.grid, row);
  }
}

/** Tells screen readers the current row; none when it is not in the page. */
function setActiveDescendant(grid: HTMLElement, row: HTMLElement | null): void {
  const element = grid.querySelector('[role="grid"], [role="treegrid"], table');
  if (row) element?.setAttribute('aria-activedescendant', row.id);
  else element?.removeAttribute('aria-activedescendant');
}

function openContextMenu(row: HTMLElement): void {
  const cell = row.querySelector<HTMLElement>('td:nth-child(2)') ?? row;
  const box = cell.getBoundingClientRect();
  cell.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: box.left + 8, clientY: box.bottom }));
}

/** Expands or collapses a row that has children. */
function setExpanded(row: HTMLElement, open: boolean): void {
  const toggle = row.querySelector<HTMLElement>('[aria-expanded]');
  if (toggle && (toggle.getAttribute('aria-expanded') === 'true') !== open) toggle.click();
}
