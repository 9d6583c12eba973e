// The side panel: focuses its title when it was opened by a key, and scrolls to its top for another extension.

/** On a narrow screen the panel covers the page. */
const FULL_WIDTH_QUERY = '(max-width: 699px)';

export class SidePanel {
  private readonly fullWidth = matchMedia(FULL_WIDTH_QUERY);
  private shownKey = '';
  /** The last key; undefined after a press of the pointer. */
  private lastKey: string | undefined;

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    document.addEventListener('keydown', ({ key }) => (this.lastKey = key), true);
    document.addEventListener('pointerdown', () => (this.lastKey = undefined), true);
    this.fullWidth.addEventListener('change', () => this.updateInert());
    // Only the page's own children: changes in a grid do not matter.
    new MutationObserver(() => this.update()).observe(this.page, { childList: true });
    this.update();
  }

  private update(): void {
    const panel = this.page.querySelector<HTMLElement>(':scope > .supervisor-panel');
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
    // The server may answer an earlier key while the user types the next text.
    if (focused instanceof HTMLInputElement && this.lastKey !== 'Enter') return;
    if (this.lastKey !== undefined || (isFirst && this.fullWidth.matches))
      panel.querySelector<HTMLElement>('#panel-title')?.focus({ preventScroll: true });
  }

  /** Elements below a covering panel cannot be reached by Tab. */
  private updateInert(): void {
    for (const element of this.page.querySelectorAll<HTMLElement>(':scope > :is(.supervisor-bar, .supervisor-main)'))
      element.inert = this.shownKey !== '' && this.fullWidth.matches;
  }
}
