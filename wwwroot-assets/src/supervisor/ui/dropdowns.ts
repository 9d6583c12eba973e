// Lists that drop down: one at a time, and closed by a press beside them.

export class Dropdowns {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    document.addEventListener('pointerdown', ({ target }) => {
      for (const drop of this.page.querySelectorAll<HTMLDetailsElement>('details[data-drop][open]')) {
        // What drops down may stand beside the word that opens it.
        const whole = drop.closest('[data-drop-whole]') ?? drop;
        if (!(target instanceof Node && whole.contains(target))) drop.open = false;
      }
    });
  }
}
