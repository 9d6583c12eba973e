// Keeps a list element's rows in step with data: by key, in order, touching only rows that are news.

import { longestIncreasing } from './longest-increasing-subsequence';
import { clone } from './dom-slots';

interface Shown<T> {
  element: HTMLElement;
  row: T | undefined;
}

export class RowList<T> {
  private readonly rows = new Map<string, Shown<T>>();

  constructor(
    private readonly container: HTMLElement,
    private readonly template: string | ((row: T) => string),
    private readonly patch: (element: HTMLElement, row: T) => void,
    private readonly keyName: string = 'key',
  ) {
    // What the server rendered is taken over, not made again: nothing may jump.
    for (const element of container.children) {
      const key = element instanceof HTMLElement ? element.dataset[keyName] : undefined;
      if (key !== undefined) this.rows.set(key, { element: element as HTMLElement, row: undefined });
    }
  }

  /** Every row shown, with its data once it has come. */
  *entries(): Generator<[HTMLElement, T]> {
    for (const { element, row } of this.rows.values()) if (row !== undefined) yield [element, row];
  }

  /** Shows just these rows in this order. */
  show(rows: readonly (readonly [key: string, row: T])[], all = false): void {
    const wanted = new Set(rows.map(([key]) => key));
    for (const [key, shown] of this.rows) {
      if (!wanted.has(key)) {
        shown.element.remove();
        this.rows.delete(key);
      }
    }
    const elements = rows.map(([key, row]) => {
      const shown = this.rows.get(key) ?? this.add(key, row);
      if (shown.row !== row || all) {
        shown.row = row;
        this.patch(shown.element, row);
      }
      return shown.element;
    });
    this.arrange(elements);
  }

  /** Moves as few elements as the order needs: each that is moved is laid out again. */
  private arrange(elements: readonly HTMLElement[]): void {
    const places = new Map<Element, number>();
    for (const child of this.container.children) places.set(child, places.size);
    const stay = longestIncreasing(elements.map((element) => places.get(element) ?? NaN));
    let next: Element | null = null;
    for (let i = elements.length - 1; i >= 0; i--) {
      const element = elements[i] as HTMLElement;
      if (!stay.has(i)) this.container.insertBefore(element, next);
      next = element;
    }
  }

  private add(key: string, row: T): Shown<T> {
    const element = clone(typeof this.template === 'string' ? this.template : this.template(row));
    element.dataset[this.keyName] = key;
    const shown: Shown<T> = { element, row: undefined };
    this.rows.set(key, shown);
    return shown;
  }
}
