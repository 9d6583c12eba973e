// Restores the focus when its element is removed: to the layer below (panel, menu, palette, dialog), finally to where
// it was before the first layer opened.

const LAYER_SELECTOR = '.supervisor-panel, .supervisor-menu, .palette, .supervisor-transfer';
/** The list of alerts restores its focus itself. */
const SELF_MANAGED = '[data-alerts]';
const FOCUSABLE = 'button:not([disabled]), input, select, a[href], summary, [tabindex]';

export class FocusRestore {
  /** The element with the focus. */
  private focused: HTMLElement | undefined;
  /** The layer of that element. Recorded when it gets the focus, because a removed element has no layer. */
  private layer: HTMLElement | undefined;
  /** The last focused element outside all layers. */
  private outside: HTMLElement | undefined;
  /** For each layer, the element that had the focus when it opened, and that element's layer. */
  private readonly openers = new WeakMap<HTMLElement, { element: HTMLElement; layer: HTMLElement | undefined }>();

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    this.page.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement)) return;
      this.focused = target.closest(SELF_MANAGED) ? undefined : target;
      this.layer = target.closest<HTMLElement>(LAYER_SELECTOR) ?? undefined;
      if (!this.layer) this.outside = target;
    });
    // A press outside removes the focus on purpose. Only the removal of its element restores it.
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

  /** A layer is rendered before it takes the focus: the element that has it now opened the layer. */
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
