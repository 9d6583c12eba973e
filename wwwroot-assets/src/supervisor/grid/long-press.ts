// A finger that rests on a row asks what can be done with it: a finger scrolls, so by touch nothing is dragged.

const LONG = 500;
const STILL = 10;
const CELL = '[data-grid] tr[data-key]:not([data-heading]) > td';

export class LongPress {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private began = { x: 0, y: 0 };
  private asked = 0;

  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    this.page.addEventListener('pointerdown', (event) => this.begin(event));
    this.page.addEventListener('pointermove', ({ clientX, clientY }) => {
      if (Math.hypot(clientX - this.began.x, clientY - this.began.y) > STILL) clearTimeout(this.timer);
    });
    for (const end of ['pointerup', 'pointercancel'] as const) this.page.addEventListener(end, () => clearTimeout(this.timer));
    // Some browsers ask by themselves when a finger rests: once is enough, and letting go is then no press.
    this.page.addEventListener('contextmenu', (event) => {
      if (event.isTrusted) clearTimeout(this.timer);
      if (event.isTrusted && this.isFresh()) stop(event);
    }, true);
    this.page.addEventListener('click', (event) => {
      if (this.isFresh()) stop(event);
      this.asked = 0;
    }, true);
  }

  private begin(event: PointerEvent): void {
    clearTimeout(this.timer);
    this.asked = 0;
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(CELL) : null;
    if (event.pointerType !== 'touch' || !cell) return;
    this.began = { x: event.clientX, y: event.clientY };
    this.timer = setTimeout(() => {
      // Rows are drawn anew while a finger rests.
      const here = cell.isConnected ? cell : document.elementFromPoint(event.clientX, event.clientY)?.closest(CELL);
      if (!here) return;
      this.asked = performance.now();
      here.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: event.clientX, clientY: event.clientY }));
    }, LONG);
  }

  private isFresh(): boolean {
    return this.asked > 0;
  }
}

function stop(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
