// The panel: read aloud from its name on when it was opened by a key, and begun from its top for another extension.

/** So narrow the panel is all there is to be seen. */
const FULL_WIDTH_QUERY = '(max-width: 699px)';

export class SidePanel {
  private readonly fullWidth = matchMedia(FULL_WIDTH_QUERY);
  private shownKey = '';
  /** The last key pressed; undefined when the pointer was pressed since. */
  private lastKey: string | undefined;

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    document.addEventListener('keydown', ({ key }) => (this.lastKey = key), true);
    document.addEventListener('pointerdown', () => (this.lastKey = undefined), true);
    this.fullWidth.addEventListener('change', () => this.updateInert());
    // By its own elements alone: what changes in a grid is no matter here.
    new MutationObserver(() => this.update()).observe(this.page, { childList: true });
    this.update();
  }

  private update(): void {
    const panel = this.page.querySelector<HTMLElement>(':scope > .desk-panel');
    if (panel && !this.watched.has(panel)) {
      this.watched.add(panel);
      new MutationObserver(() => this.handleOpen(panel)).observe(panel, { attributes: true, attributeFilter: ['data-of'] });
      this.handleOpen(panel);
    } else if (!panel && this.shownKey !== '') {
      this.shownKey = '';
      this.updateInert();
    }
  }

  private readonly watched = new WeakSet<HTMLElement>();

  private handleOpen(panel: HTMLElement): void {
    const isFirst = this.shownKey === '';
    this.shownKey = panel.dataset.of ?? '';
    panel.scrollTop = 0;
    this.updateInert();
    const focused = document.activeElement;
    if (panel.contains(focused) && focused?.id !== 'panel-title') return;
    // The server may answer a key of before when the next text is being typed.
    if (focused instanceof HTMLInputElement && this.lastKey !== 'Enter') return;
    if (this.lastKey !== undefined || (isFirst && this.fullWidth.matches))
      panel.querySelector<HTMLElement>('#panel-title')?.focus({ preventScroll: true });
  }

  /** What is under a sheet cannot be reached by Tab either. */
  private updateInert(): void {
    for (const element of this.page.querySelectorAll<HTMLElement>(':scope > :is(.desk-bar, .desk-main)'))
      element.inert = this.shownKey !== '' && this.fullWidth.matches;
  }
}
