// Opens the context menu by a long press. Touch scrolls, so calls are not dragged by touch.

const PRESS_DURATION = 500;
const MOVE_TOLERANCE = 10;
const CELL_SELECTOR = '[data-grid] tr[data-key]:not([data-heading]) > td';

export class LongPress {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private start = { x: 0, y: 0 };
  private openedAt = 0;

  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    this.page.addEventListener('pointerdown', (event) => this.begin(event));
    this.page.addEventListener('pointermove', ({ clientX, clientY }) => {
      if (Math.hypot(clientX - this.start.x, clientY - this.start.y) > MOVE_TOLERANCE) clearTimeout(this.timer);
    });
    for (const end of ['pointerup', 'pointercancel'] as const) this.page.addEventListener(end, () => clearTimeout(this.timer));
    // Some browsers open the context menu on a long press themselves. It is opened once, and lifting the finger is no
    // click.
    this.page.addEventListener(
      'contextmenu',
      (event) => {
        if (event.isTrusted) clearTimeout(this.timer);
        if (event.isTrusted && this.isJustOpened()) cancelEvent(event);
      },
      true,
    );
    this.page.addEventListener(
      'click',
      (event) => {
        if (this.isJustOpened()) cancelEvent(event);
        this.openedAt = 0;
      },
      true,
    );
  }

  private begin(event: PointerEvent): void {
    clearTimeout(this.timer);
    this.openedAt = 0;
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>(CELL_SELECTOR) : null;
    if (event.pointerType !== 'touch' || !cell) return;
    this.start = { x: event.clientX, y: event.clientY };
    this.timer = setTimeout(() => {
      // Rows may be rendered again during the press.
      const target = cell.isConnected ? cell : document.elementFromPoint(event.clientX, event.clientY)?.closest(CELL_SELECTOR);
      if (!target) return;
      this.openedAt = performance.now();
      target.dispatchEvent(
        new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: event.clientX, clientY: event.clientY }),
      );
    }, PRESS_DURATION);
  }

  private isJustOpened(): boolean {
    return this.openedAt > 0;
  }
}

function cancelEvent(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
