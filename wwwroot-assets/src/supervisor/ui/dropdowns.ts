// Dropdown lists: one open at a time, closed by a press outside.

export class Dropdowns {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    document.addEventListener('pointerdown', ({ target }) => {
      for (const drop of this.page.querySelectorAll<HTMLDetailsElement>('details[data-drop][open]')) {
        // The list may stand beside the element that opens it.
        const whole = drop.closest('[data-drop-whole]') ?? drop;
        if (!(target instanceof Node && whole.contains(target))) drop.open = false;
      }
    });
  }
}
