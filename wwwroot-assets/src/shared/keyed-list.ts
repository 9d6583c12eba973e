// Keeps the rows of a list element in step with data: by key, in order, changing only rows whose data changed.

import { longestIncreasingSubsequence } from './longest-increasing-subsequence';
import { cloneTemplate } from './dom-slots';

interface Item<T> {
  element: HTMLElement;
  row: T | undefined;
}

export class KeyedList<T> {
  private readonly items = new Map<string, Item<T>>();

  constructor(
    private readonly container: HTMLElement,
    private readonly template: string | ((row: T) => string),
    private readonly updateElement: (element: HTMLElement, row: T) => void,
    private readonly keyName: string = 'key',
  ) {
    // Rows that the server rendered are reused, so that nothing jumps.
    for (const element of container.children) {
      const key = element instanceof HTMLElement ? element.dataset[keyName] : undefined;
      if (key !== undefined) this.items.set(key, { element: element as HTMLElement, row: undefined });
    }
  }

  /** All rows that have data, with their elements. */
  *entries(): Generator<[HTMLElement, T]> {
    for (const { element, row } of this.items.values()) if (row !== undefined) yield [element, row];
  }

  /** Shows exactly these rows in this order. */
  update(rows: readonly (readonly [key: string, row: T])[], all = false): void {
    const wanted = new Set(rows.map(([key]) => key));
    for (const [key, item] of this.items) {
      if (!wanted.has(key)) {
        item.element.remove();
        this.items.delete(key);
      }
    }
    const elements = rows.map(([key, row]) => {
      const shown = this.items.get(key) ?? this.add(key, row);
      if (shown.row !== row || all) {
        shown.row = row;
        this.updateElement(shown.element, row);
      }
      return shown.element;
    });
    this.reorder(elements);
  }

  /** Moves as few elements as possible: each moved element is laid out again. */
  private reorder(elements: readonly HTMLElement[]): void {
    const places = new Map<Element, number>();
    for (const child of this.container.children) places.set(child, places.size);
    const unmoved = longestIncreasingSubsequence(elements.map((element) => places.get(element) ?? NaN));
    let next: Element | null = null;
    for (let i = elements.length - 1; i >= 0; i--) {
      const element = elements[i] as HTMLElement;
      if (!unmoved.has(i)) this.container.insertBefore(element, next);
      next = element;
    }
  }

  private add(key: string, row: T): Item<T> {
    const element = cloneTemplate(typeof this.template === 'string' ? this.template : this.template(row));
    element.dataset[this.keyName] = key;
    const item: Item<T> = { element, row: undefined };
    this.items.set(key, item);
    return item;
  }
}
