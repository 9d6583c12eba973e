// The panel: read aloud from its name on when it was opened by a key, and begun from its top for another extension.

/** So narrow the panel is all there is to be seen. */
const SHEET = '(max-width: 699px)';

export class Panel {
  private readonly sheet = matchMedia(SHEET);
  private of = '';
  /** The last key pressed; undefined when the pointer was pressed since. */
  private key: string | undefined;

  constructor(private readonly page: HTMLElement) {}

  watch(): void {
    document.addEventListener('keydown', ({ key }) => (this.key = key), true);
    document.addEventListener('pointerdown', () => (this.key = undefined), true);
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
      this.open(panel);
    } else if (!panel && this.of !== '') {
      this.of = '';
      this.cover();
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
    // The server may answer a key of before when the next text is being typed.
    if (here instanceof HTMLInputElement && this.key !== 'Enter') return;
    if (this.key !== undefined || (isFirst && this.sheet.matches)) panel.querySelector<HTMLElement>('#panel-title')?.focus({ preventScroll: true });
  }

  /** What is under a sheet cannot be reached by Tab either. */
  private cover(): void {
    for (const under of this.page.querySelectorAll<HTMLElement>(':scope > :is(.desk-bar, .desk-main)')) under.inert = this.of !== '' && this.sheet.matches;
  }
}
