// The wall's tiles: made to fill their space without scrolling.

import { fit } from './fit';
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

  constructor(private readonly container: HTMLElement, private readonly store: Store) {
    this.list = new RowList(container, 'tile', patchPerson);
    new ResizeObserver(() => this.layOut()).observe(container.parentElement ?? container);
    this.layOut();
  }

  show(all: boolean): void {
    this.list.show([...this.store.extensions.values()].sort(byTile).map((row) => [row.key, row] as const), all);
    const empty = document.querySelector<HTMLElement>('[data-empty="tiles"]');
    if (empty) empty.hidden = this.store.extensions.size > 0;
    this.layOut();
  }

  tick(now: number): State[] {
    const states: State[] = [];
    let longest: [HTMLElement, number] | undefined;
    for (const [element, row] of this.list.entries()) {
      const shown = tickPerson(element, row, this.store, now);
      states.push(shown);
      const since = Date.parse(row.since ?? '') || now;
      if (shown === 'Ringing' && (!longest || since < longest[1])) longest = [element, since];
    }
    // One attention animation at most: the one that has rung longest.
    for (const [element] of this.list.entries()) attribute(element, 'data-longest', element === longest?.[0] ? '' : null);
    return states;
  }

  private layOut(): void {
    const box = this.container.parentElement ?? this.container;
    const count = this.container.childElementCount;
    if (count === 0 || window.innerWidth < NARROW) {
      for (const name of ['--columns', '--tile-font']) this.container.style.removeProperty(name);
      return;
    }
    const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { columns, font } = fit(count, box.clientWidth, box.clientHeight, scale);
    this.container.style.setProperty('--columns', String(columns));
    this.container.style.setProperty('--tile-font', `${font}px`);
  }
}
