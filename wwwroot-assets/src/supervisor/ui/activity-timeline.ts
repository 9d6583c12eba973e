// The activity timeline: shows the text of the pointed mark, and is navigated by keys.

/** Returns the index that a key leads to; undefined for other keys. */
export function moveIndex(key: string, index: number, count: number): number | undefined {
  const to = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - 10,
    PageUp: index + 10,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

export class ActivityTimeline {
  /** The text while no mark is pointed at. */
  private hint: string | undefined;

  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    this.page.addEventListener('pointerover', ({ target }) => this.handlePointer(target));
    this.page.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-day]:focus-visible')) this.moveTo(target, findMarks(target).length - 1);
    });
    this.page.addEventListener('focusout', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-day]')) this.showMark(target, undefined);
    });
    this.page.addEventListener('keydown', (event) => this.handleKey(event));
  }

  private handlePointer(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    const line = target.closest<HTMLElement>('[data-day]');
    if (line) this.showMark(line, target.dataset.says === undefined ? undefined : target);
    else {
      const left = this.page.querySelector<HTMLElement>('[data-day]:not(:focus-visible)');
      if (left?.querySelector('[data-here]')) this.showMark(left, undefined);
    }
  }

  private handleKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-day]') || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const all = findMarks(event.target);
    const current = all.findIndex((mark) => mark.dataset.here !== undefined);
    const to = moveIndex(event.key, current < 0 ? all.length - 1 : current, all.length);
    if (to === undefined) return;
    this.moveTo(event.target, to);
    event.preventDefault();
  }

  private moveTo(line: HTMLElement, index: number): void {
    this.showMark(line, findMarks(line)[index]);
  }

  private showMark(line: HTMLElement, mark: HTMLElement | undefined): void {
    const output = this.page.querySelector<HTMLElement>('[data-day-says]');
    if (!output) return;
    this.hint ??= output.textContent ?? '';
    for (const before of line.querySelectorAll('[data-here]')) before.removeAttribute('data-here');
    mark?.setAttribute('data-here', '');
    output.textContent = mark?.dataset.says ?? this.hint;
    output.toggleAttribute('data-on', mark !== undefined);
    if (!mark) return;
    line.setAttribute('aria-valuenow', String(Math.round(parseFloat(mark.style.left))));
    line.setAttribute('aria-valuetext', mark.dataset.says ?? '');
  }
}

const findMarks = (line: HTMLElement): HTMLElement[] => [...line.querySelectorAll<HTMLElement>('[data-says]')];
