// Where the focus goes when what had it is no more: to the layer below (panel, menu, palette, a question), and at last back to
// where it was before any was opened.

const LAYER_SELECTOR = '.desk-panel, .desk-menu, .palette, .desk-ask';
/** The list of alerts knows better which of its rows comes next. */
const SELF_MANAGED = '[data-alerts]';
const FOCUSABLE = 'button:not([disabled]), input, select, a[href], summary, [tabindex]';

export class FocusRestore {
  /** What has it, while it has it. */
  private focused: HTMLElement | undefined;
  /** The layer that it is in: asked when it came, for a part that is taken away does not know any more where it was. */
  private layer: HTMLElement | undefined;
  /** What had it last that is in no layer. */
  private outside: HTMLElement | undefined;
  /** What had it when each layer was opened, and in which layer that was. */
  private readonly openers = new WeakMap<HTMLElement, { element: HTMLElement; layer: HTMLElement | undefined }>();

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    this.page.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      this.focused = target.closest(SELF_MANAGED) ? undefined : target;
      this.layer = target.closest<HTMLElement>(LAYER_SELECTOR) ?? undefined;
      if (!this.layer) this.outside = target;
    });
    // Let go by a press beside it, it is wanted nowhere; taken away with its element, it is missed.
    this.page.addEventListener('focusout', () => {
      const left = this.focused;
      queueMicrotask(() => {
        if (this.focused === left && left?.isConnected && document.activeElement === document.body) this.focused = undefined;
      });
    });
    new MutationObserver(() => {
      this.restore();
      this.recordOpeners();
    }).observe(this.page, { childList: true, subtree: true });
  }

  /** A layer is drawn before it takes the focus: what has it now opened it. */
  private recordOpeners(): void {
    for (const child of this.page.children) {
      const layer = child.matches(LAYER_SELECTOR) ? child : child.matches('section') ? child.querySelector(LAYER_SELECTOR) : null;
      if (!(layer instanceof HTMLElement) || this.openers.has(layer)) continue;
      const now = document.activeElement;
      const element = now instanceof HTMLElement && now !== document.body && !layer.contains(now) ? now : this.outside;
      if (element) this.openers.set(layer, { element, layer: element.closest<HTMLElement>(LAYER_SELECTOR) ?? undefined });
    }
  }

  private restore(): void {
    if (!this.focused || this.focused.isConnected || document.activeElement !== document.body) return;
    this.focused = undefined;
    (this.findPrevious() ?? this.page.querySelector<HTMLElement>('[data-grid][data-chosen] .rz-data-grid-data'))?.focus({
      preventScroll: true,
    });
  }

  private findPrevious(): HTMLElement | undefined {
    for (let { layer } = this; layer;) {
      if (layer.isConnected) return layer.querySelector<HTMLElement>(FOCUSABLE) ?? layer;
      const opener = this.openers.get(layer);
      if (opener?.element.isConnected) return opener.element;
      layer = opener?.layer;
    }
    return this.outside?.isConnected ? this.outside : undefined;
  }
}
