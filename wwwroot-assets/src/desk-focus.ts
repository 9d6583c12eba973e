// Where the focus goes when what had it is no more: to the layer below (panel, menu, palette, a question), and at last back to
// where it was before any was opened.

const LAYER = '.desk-panel, .desk-menu, .palette, .desk-ask';
const FOCUSABLE = 'button:not([disabled]), input, select, a[href], summary, [tabindex]';

export class FocusKeeper {
  /** What has it, while it has it. */
  private here: HTMLElement | undefined;
  /** The layer that it is in. */
  private layer: HTMLElement | undefined;
  /** What had it last that is in no layer. */
  private outside: HTMLElement | undefined;

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    this.page.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      this.here = target;
      this.layer = target.closest<HTMLElement>(LAYER) ?? undefined;
      if (!this.layer) this.outside = target;
    });
    // Let go by a press beside it, it is wanted nowhere; taken away with its element, it is missed.
    this.page.addEventListener('focusout', () => {
      const left = this.here;
      queueMicrotask(() => {
        if (this.here === left && left?.isConnected && document.activeElement === document.body) this.here = undefined;
      });
    });
    new MutationObserver(() => this.look()).observe(this.page, { childList: true, subtree: true });
  }

  private look(): void {
    if (!this.here || this.here.isConnected || document.activeElement !== document.body) return;
    const layer = this.layer?.isConnected ? this.layer : [...this.page.querySelectorAll<HTMLElement>(LAYER)].at(-1);
    const wanted = layer ? (layer.querySelector<HTMLElement>(FOCUSABLE) ?? layer) : this.outside?.isConnected ? this.outside : this.grid();
    this.here = undefined;
    wanted?.focus({ preventScroll: true });
  }

  private grid(): HTMLElement | null {
    return this.page.querySelector('[data-grid][data-chosen] .rz-data-grid-data');
  }
}
