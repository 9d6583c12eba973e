// The wall's tiles: made to fill their space without scrolling, on pages where one screen does not hold them all.

import { deal, keyOf, layOut, type Cell } from './tile-pager';
import type { Space } from './tile-layout';
import { flip } from './flip-animation';
import { Foot, type Elsewhere } from './board-footer';
import type { Extension } from '../model/frames';
import { byName, byTeam, byTile } from '../model/order';
import { Pager } from './page-rotation';
import { patchPerson, tickPerson } from '../board/extension-element';
import { RowList } from '../shared/keyed-list';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { layServed, spaceOf, styleTiles } from './initial-tile-layout';
import { shownOf, type Shown } from '../model/shown-state';
import { attribute, text } from '../shared/dom-slots';
import { StateOrder } from './state-order';
import { ringingSince } from '../board/waiting-calls';

/** A tile at whose extension a call rings. */
interface Ringing {
  element: HTMLElement;
  row: Extension;
  /** In ms since 1970; null when not known. */
  since: number | null;
}

export class TileGrid implements ScreenPart {
  private readonly list: RowList<Cell>;
  private readonly pager = new Pager();
  private readonly foot: Foot | undefined;
  private readonly isGrouped: boolean;
  private readonly order: string;
  private readonly byState: StateOrder;
  private readonly states = new Map<string, Shown>();
  private readonly size = new ResizeObserver(() => {
    this.box = spaceOf(this.container);
    this.draw();
  });
  /** Asked for when it changes and not at each frame: to measure a page just changed lays it out. */
  private box: Space | undefined;
  private rows: Extension[] = [];
  private pages: Cell[][] = [];
  private keys = '';

  constructor(private readonly container: HTMLElement, private readonly screen: ScreenContext) {
    this.isGrouped = container.dataset.grouped !== undefined;
    this.order = container.dataset.order ?? 'Number';
    this.byState = new StateOrder(this.isGrouped);
    this.list = new RowList<Cell>(container, (cell) => ('row' in cell ? 'tile' : 'tile-team'), patchCell);
    const foot = document.querySelector<HTMLElement>('[data-foot]');
    if (foot) this.foot = new Foot(foot, (by) => this.turn(by));
    this.size.observe(container.parentElement ?? container);
    this.box = spaceOf(this.container);
    // What moved while the page was on its way glides too.
    this.keys = layServed(container, this.box);
  }

  show(all: boolean): void {
    this.rows = [...this.screen.store.extensions.values()];
    const empty = document.querySelector<HTMLElement>('[data-empty="tiles"]');
    if (empty) empty.hidden = this.rows.length > 0;
    this.draw(all);
  }

  tick(now: number): Shown[] {
    const ringing: Ringing[] = [];
    for (const [element, cell] of this.list.entries()) {
      if (!('row' in cell)) continue;
      const shown = tickPerson(element, cell.row, this.screen.store, now);
      this.states.set(cell.row.key, shown);
      const since = ringingSince(cell.row, shown, this.screen.store, now);
      // An old row is no reason to call anybody.
      if (since !== undefined && element.dataset.fresh !== 'stale') ringing.push({ element, row: cell.row, since });
      else attribute(element, 'data-longest', null);
    }
    ringing.sort((a, b) => (a.since ?? now) - (b.since ?? now));
    if (this.pager.tick(now) || this.order === 'State') this.draw();
    // One attention animation at most: of those on this page the one that has rung longest.
    const longest = ringing.find(({ element }) => !element.dataset.off);
    for (const { element } of ringing) attribute(element, 'data-longest', element === longest?.element ? '' : null);
    this.foot?.tell(this.elsewhere(ringing), now);
    return this.rows.map((row) => this.states.get(row.key) ?? shownOf(row));
  }

  stop(): void {
    this.size.disconnect();
    this.foot?.stop();
  }

  private turn(by: number): void {
    if (this.pager.turn(by, this.screen.clock.now())) this.draw();
  }

  /** Puts everybody in their place; what moves in its order glides there. */
  private draw(all = false): void {
    // Before the first snapshot the served tiles are all that is known.
    if (this.screen.store.version < 0) {
      layServed(this.container, this.box);
      return;
    }
    if (this.rows.length === 0 && this.keys === '') return;
    const rows = this.sorted();
    const space = this.box;
    const laid = space ? layOut(rows, this.isGrouped, space) : undefined;
    this.pages = laid?.pages ?? deal(rows, this.isGrouped, Infinity);
    this.pager.resize(this.pages.length, this.screen.clock.now());
    const cells = this.pages.flat().map((cell) => [keyOf(cell), cell] as const);
    const keys = cells.map(([key]) => key).join();
    const change = (): void => {
      this.list.show(cells, all);
      styleTiles(this.container, laid?.fit);
      this.showPage();
    };
    if (keys === this.keys) change();
    else flip(this.container, change);
    this.keys = keys;
    this.foot?.show(this.pager, this.screen.clock.now());
  }

  private sorted(): Extension[] {
    const now = this.screen.clock.now();
    if (this.order === 'State') return this.byState.arrange(this.rows, (row) => this.states.get(row.key) ?? shownOf(row), now);
    const order = this.order === 'Name' ? byName : byTile;
    return [...this.rows].sort(this.isGrouped ? (a, b) => byTeam(a, b) || order(a, b) : order);
  }

  /** The tiles of other pages stay, unseen: nothing is built when a page turns. */
  private showPage(): void {
    const here = new Set(this.pages[this.pager.page]);
    for (const [element, cell] of this.list.entries()) attribute(element, 'data-off', here.has(cell) ? null : 'all');
  }

  private elsewhere(ringing: readonly Ringing[]): Elsewhere[] {
    if (this.pages.length < 2) return [];
    const places = ringing.map(({ row, since }) => ({ row, since, page: this.pages.findIndex((page) => page.some((cell) => 'row' in cell && cell.row.key === row.key)) }));
    return places.filter(({ page }) => page !== this.pager.page);
  }
}

function patchCell(element: HTMLElement, cell: Cell): void {
  if ('row' in cell) return patchPerson(element, cell.row);
  text(element, 'team', cell.team || 'No team');
  text(element, 'size', cell.part > 1 ? 'continued' : String(cell.size));
}
