// The wall's tiles. They fill the space without scrolling, on several pages where one does not hold them all.

import { paginate, getCellKey, layOutPages, type Cell } from './tile-pager';
import type { LayoutSpace } from './tile-layout';
import { animateReorder } from './flip-animation';
import { BoardFooter, type RingingElsewhere } from './board-footer';
import type { Extension } from '../model/frames';
import { byName, byTeam, byTile } from '../model/order';
import { PageRotation } from './page-rotation';
import { updateExtension, tickExtension } from '../board/extension-element';
import { KeyedList } from '../shared/keyed-list';
import type { ScreenContext, ScreenPart } from '../board/board-screen';
import { layOutRenderedTiles, measureSpace, applyLayout } from './initial-tile-layout';
import { getShownState, type ShownState } from '../model/shown-state';
import { setAttribute, setText } from '../shared/dom-slots';
import { StateOrder } from './state-order';
import { ringingSince } from '../board/waiting-calls';
import * as texts from '../texts/en';

/** A tile whose extension rings. */
interface RingingTile {
  element: HTMLElement;
  row: Extension;
  /** In ms since 1970; null when unknown. */
  since: number | null;
}

export class TileGrid implements ScreenPart {
  private readonly list: KeyedList<Cell>;
  private readonly rotation = new PageRotation();
  private readonly footer: BoardFooter | undefined;
  private readonly isGrouped: boolean;
  private readonly order: string;
  private readonly stateOrder: StateOrder;
  private readonly states = new Map<string, ShownState>();
  private readonly size = new ResizeObserver(() => {
    this.space = measureSpace(this.container);
    this.render();
  });
  /** Measured when it changes and not at each frame, because measuring forces a layout. */
  private space: LayoutSpace | undefined;
  private rows: Extension[] = [];
  private pages: Cell[][] = [];
  private keys = '';

  constructor(
    private readonly container: HTMLElement,
    private readonly screen: ScreenContext,
  ) {
    this.isGrouped = container.dataset.grouped !== undefined;
    this.order = container.dataset.order ?? 'Number';
    this.stateOrder = new StateOrder(this.isGrouped);
    this.list = new KeyedList<Cell>(container, (cell) => ('row' in cell ? 'tile' : 'tile-team'), updateCell);
    const footerElement = document.querySelector<HTMLElement>('[data-foot]');
    if (footerElement) this.footer = new BoardFooter(footerElement, (by) => this.turn(by));
    this.size.observe(container.parentElement ?? container);
    this.space = measureSpace(this.container);
    // Tiles that changed position since the server rendered them glide too.
    this.keys = layOutRenderedTiles(container, this.space);
  }

  show(all: boolean): void {
    this.rows = [...this.screen.store.extensions.values()];
    const empty = document.querySelector<HTMLElement>('[data-empty="tiles"]');
    if (empty) empty.hidden = this.rows.length > 0;
    this.render(all);
  }

  tick(now: number): ShownState[] {
    const ringing: RingingTile[] = [];
    for (const [element, cell] of this.list.entries()) {
      if (!('row' in cell)) continue;
      const shown = tickExtension(element, cell.row, this.screen.store, now);
      this.states.set(cell.row.key, shown);
      const since = ringingSince(cell.row, shown, this.screen.store, now);
      // An outdated state calls for no attention.
      if (since !== undefined && element.dataset.fresh !== 'stale') ringing.push({ element, row: cell.row, since });
      else setAttribute(element, 'data-longest', null);
    }
    ringing.sort((a, b) => (a.since ?? now) - (b.since ?? now));
    if (this.rotation.tick(now) || this.order === 'State') this.render();
    // At most one attention animation: the longest ringing tile of this page.
    const longest = ringing.find(({ element }) => !element.dataset.off);
    for (const { element } of ringing) setAttribute(element, 'data-longest', element === longest?.element ? '' : null);
    this.footer?.showRinging(this.findRingingElsewhere(ringing), now);
    return this.rows.map((row) => this.states.get(row.key) ?? getShownState(row));
  }

  stop(): void {
    this.size.disconnect();
    this.footer?.stop();
  }

  private turn(by: number): void {
    if (this.rotation.turn(by, this.screen.clock.now())) this.render();
  }

  /** Puts all tiles into their order; moved tiles glide. */
  private render(all = false): void {
    // Before the first snapshot only the rendered tiles are known.
    if (this.screen.store.version < 0) {
      layOutRenderedTiles(this.container, this.space);
      return;
    }
    if (this.rows.length === 0 && this.keys === '') return;
    const rows = this.sorted();
    const space = this.space;
    const layout = space ? layOutPages(rows, this.isGrouped, space) : undefined;
    this.pages = layout?.pages ?? paginate(rows, this.isGrouped, Infinity);
    this.rotation.setPageCount(this.pages.length, this.screen.clock.now());
    const cells = this.pages.flat().map((cell) => [getCellKey(cell), cell] as const);
    const keys = cells.map(([key]) => key).join();
    const change = (): void => {
      this.list.update(cells, all);
      applyLayout(this.container, layout?.layout);
      this.showPage();
    };
    if (keys === this.keys) change();
    else animateReorder(this.container, change);
    this.keys = keys;
    this.footer?.show(this.rotation, this.screen.clock.now());
  }

  private sorted(): Extension[] {
    const now = this.screen.clock.now();
    if (this.order === 'State') return this.stateOrder.arrange(this.rows, (row) => this.states.get(row.key) ?? getShownState(row), now);
    const order = this.order === 'Name' ? byName : byTile;
    return [...this.rows].sort(this.isGrouped ? (a, b) => byTeam(a, b) || order(a, b) : order);
  }

  /** Tiles of other pages stay hidden in the document: turning a page builds nothing. */
  private showPage(): void {
    const here = new Set(this.pages[this.rotation.page]);
    for (const [element, cell] of this.list.entries()) setAttribute(element, 'data-off', here.has(cell) ? null : 'all');
  }

  private findRingingElsewhere(ringing: readonly RingingTile[]): RingingElsewhere[] {
    if (this.pages.length < 2) return [];
    const tiles = ringing.map(({ row, since }) => ({
      row,
      since,
      page: this.pages.findIndex((page) => page.some((cell) => 'row' in cell && cell.row.key === row.key)),
    }));
    return tiles.filter(({ page }) => page !== this.rotation.page);
  }
}

function updateCell(element: HTMLElement, cell: Cell): void {
  if ('row' in cell) return updateExtension(element, cell.row);
  setText(element, 'team', cell.team || texts.noTeam);
  setText(element, 'size', cell.part > 1 ? texts.continued : String(cell.size));
}
