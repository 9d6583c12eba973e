// The panel: read aloud from its name on when it was opened by a key, begun from its top for another extension, and left
// to where one came from.

/** So narrow the panel is all there is to be seen. */
const SHEET = '(max-width: 699px)';

export class Panel {
  private readonly sheet = matchMedia(SHEET);
  private from: HTMLElement | undefined;
  private of = '';
  private byKey = false;

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    for (const event of ['keydown', 'pointerdown'] as const) {
      document.addEventListener(event, () => (this.byKey = event === 'keydown'), true);
    }
    this.sheet.addEventListener('change', () => this.cover());
    // By its own elements alone: what changes in a grid is no matter here.
    new MutationObserver(() => this.look()).observe(this.page, { childList: true });
    this.look();
  }

  private look(): void {
    const panel = this.page.querySelector<HTMLElement>(':scope > .desk-panel');
    if (panel && !this.watched.has(panel)) {
      this.watched.add(panel);
      new MutationObserver(() => this.open(panel)).observe(panel, { attributes: true, attributeFilter: ['data-of'] });
      this.from = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
      this.open(panel);
    } else if (!panel && this.of !== '') {
      this.of = '';
      this.cover();
      // What had the focus went with the panel: it is given back, not left at the beginning of the page.
      if (document.activeElement === document.body) this.back()?.focus({ preventScroll: true });
    }
  }

  private readonly watched = new WeakSet<HTMLElement>();

  private open(panel: HTMLElement): void {
    const isFirst = this.of === '';
    this.of = panel.dataset.of ?? '';
    panel.scrollTop = 0;
    this.cover();
    const here = document.activeElement;
    if (panel.contains(here) && here?.id !== 'panel-title') return;
    if (this.byKey || (isFirst && this.sheet.matches)) panel.querySelector<HTMLElement>('#panel-title')?.focus({ preventScroll: true });
  }

  /** What is under a sheet cannot be reached by Tab either. */
  private cover(): void {
    for (const under of this.page.querySelectorAll<HTMLElement>(':scope > :is(.desk-bar, .desk-main)')) under.inert = this.of !== '' && this.sheet.matches;
  }

  private back(): HTMLElement | undefined {
    if (this.from?.isConnected && this.from !== document.body) return this.from;
    return this.page.querySelector<HTMLElement>('[data-grid][data-chosen] .rz-data-grid-data') ?? undefined;
  }
}
