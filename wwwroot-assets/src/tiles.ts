// The wall's tiles: made to fill their space without scrolling.

import { fit, room } from './fit';
import type { Extension, State } from './frames';
import { byTile } from './order';
import { patchPerson, tickPerson } from './person';
import { RowList } from './rows';
import { attribute } from './slots';
import type { Store } from './store';

/** Below this width the wall is one scrolling column, which style alone lays out. */
const NARROW = 700;

export class TileGrid {
  private readonly list: RowList<Extension>;
  private laidOut = -1;

  constructor(private readonly container: HTMLElement, private readonly store: Store) {
    this.list = new RowList(container, 'tile', patchPerson);
    new ResizeObserver(() => this.layOut()).observe(container.parentElement ?? container);
    this.layOut();
  }

  show(all: boolean): void {
    this.list.show([...this.store.extensions.values()].sort(byTile).map((row) => [row.key, row] as const), all);
    const empty = document.querySelector<HTMLElement>('[data-empty="tiles"]');
    if (empty) empty.hidden = this.store.extensions.size > 0;
    // As many as before fill the same space the same way; to measure it now would lay the page out twice.
    if (this.container.childElementCount !== this.laidOut) this.layOut();
  }

  tick(now: number): State[] {
    const states: State[] = [];
    let longest: [HTMLElement, number] | undefined;
    for (const [element, row] of this.list.entries()) {
      const shown = tickPerson(element, row, this.store, now);
      states.push(shown);
      const since = Date.parse(row.since ?? '') || now;
      // What was ringing when last heard of calls nobody any more.
      if (shown === 'Ringing' && element.dataset.fresh !== 'stale' && (!longest || since < longest[1])) longest = [element, since];
    }
    // One attention animation at most: the one that has rung longest.
    for (const [element] of this.list.entries()) attribute(element, 'data-longest', element === longest?.[0] ? '' : null);
    return states;
  }

  private layOut(): void {
    const box = this.container.parentElement ?? this.container;
    const count = this.container.childElementCount;
    this.laidOut = count;
    if (count === 0 || window.innerWidth < NARROW) {
      this.leaveOut(count);
      for (const name of ['--columns', '--tile-font']) this.container.style.removeProperty(name);
      return;
    }
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { columns, font } = fit(count, box.clientWidth, box.clientHeight, scale);
    this.container.style.setProperty('--columns', String(columns));
    this.container.style.setProperty('--tile-font', `${font}px`);
    this.leaveOut(room(columns, box.clientHeight, scale));
  }

  /** Says how many tiles are not shown: a phone that is left out in silence would be taken for one that is not there. */
  private leaveOut(fits: number): void {
    const tiles = [...this.container.children].filter((tile): tile is HTMLElement => tile instanceof HTMLElement);
    // The line that says so takes the place of a row.
    const left = tiles.length > fits ? tiles.length - Math.floor(fits * 0.95) : 0;
    tiles.forEach((tile, place) => {
      const isOut = place >= tiles.length - left;
      if (tile.hidden !== isOut) tile.hidden = isOut;
    });
    const more = document.querySelector<HTMLElement>('[data-more="tiles"]');
    if (!more) return;
    more.hidden = left === 0;
    const words = `+${left} more`;
    if (left > 0 && more.textContent !== words) more.textContent = words;
  }
}
