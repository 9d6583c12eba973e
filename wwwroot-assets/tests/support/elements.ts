// A minimal element for parts that only listen to events, for tests without a DOM.

import { vi } from 'vitest';

export class FakeElement extends EventTarget {
  dataset: Record<string, string> = {};
  value = '';
  textContent = '';
  hidden = false;
  readonly focus = vi.fn();
  readonly setAttribute = vi.fn();

  /** Descendants by the selectors that query them. */
  constructor(
    private readonly below: Record<string, FakeElement[]> = {},
    private readonly tag = 'div',
  ) {
    super();
  }

  querySelector(selector: string): FakeElement | null {
    return this.below[selector]?.[0] ?? null;
  }

  querySelectorAll(selector: string): FakeElement[] {
    return this.below[selector] ?? [];
  }

  /** Matches by the tag alone. */
  matches(selector: string): boolean {
    return selector.split(', ').includes(this.tag);
  }

  says(type: string, more: object = {}): Event {
    const event = Object.assign(new Event(type, { cancelable: true }), more);
    this.dispatchEvent(event);
    return event;
  }
}

/** Returns a function that removes the listeners that are added to a target from now on. */
export function trackListeners(target: EventTarget): () => void {
  const added: [string, EventListener, boolean | AddEventListenerOptions | undefined][] = [];
  const add = target.addEventListener.bind(target);
  const spy = vi.spyOn(target, 'addEventListener').mockImplementation((type, listener, options) => {
    added.push([type, listener as EventListener, options]);
    add(type, listener, options);
  });
  return () => {
    spy.mockRestore();
    for (const [type, listener, options] of added) target.removeEventListener(type, listener, options);
  };
}
