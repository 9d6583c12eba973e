// Lists that drop down: one at a time, and closed by a press beside them.

export class Drops {
  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    document.addEventListener('pointerdown', ({ target }) => {
      for (const drop of this.page.querySelectorAll<HTMLDetailsElement>('details[data-drop][open]')) {
        if (!(target instanceof Node && drop.contains(target))) drop.open = false;
      }
    });
  }
}
