// The day as this browser's clock has it, and the line of a day: says what is pointed at, and is walked by keys.

const HOUR = 3_600_000;
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (n: number): string => String(n).padStart(2, '0');

/**
 * The hours of the local day around a moment: when each begins and the minute of the day that the clock shows then; last of
 * all the next midnight. A day on which the clocks are changed has 23 hours, or 25.
 */
export function hoursOf(now: Date): [number, number][] {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();
  const hours: [number, number][] = [];
  for (let at = midnight.getTime(); at < next; at += HOUR) hours.push([at, minute(new Date(at))]);
  return [...hours, [next, 0]];
}

const minute = (at: Date): number => at.getHours() * 60 + at.getMinutes();

/** A moment on the clock: 10:14:03; of another day Fri 10:14, and of one longer ago its date. */
export function clock(at: number, now: number): string {
  const [then, today] = [new Date(at), new Date(now)];
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  if (then.toDateString() === today.toDateString()) return `${time}:${two(then.getSeconds())}`;
  if (Math.abs(now - at) < 6 * 24 * HOUR) return `${DAYS[then.getDay()] ?? ''} ${time}`;
  return `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}

/** Where a key leads among so many; undefined when it leads nowhere. */
export function step(key: string, place: number, count: number): number | undefined {
  const to = { ArrowLeft: place - 1, ArrowDown: place - 1, ArrowRight: place + 1, ArrowUp: place + 1, PageDown: place - 10, PageUp: place + 10, Home: 0, End: count - 1 }[key];
  return to === undefined ? undefined : Math.min(count - 1, Math.max(0, to));
}

export class DayLine {
  /** What the line says when nothing is pointed at. */
  private hint: string | undefined;

  constructor(private readonly page: HTMLElement) {}

  listen(): void {
    this.page.addEventListener('pointerover', ({ target }) => this.point(target));
    this.page.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-day]:focus-visible')) this.stand(target, marks(target).length - 1);
    });
    this.page.addEventListener('focusout', ({ target }) => {
      if (target instanceof HTMLElement && target.matches('[data-day]')) this.say(target, undefined);
    });
    this.page.addEventListener('keydown', (event) => this.walk(event));
  }

  private point(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    const line = target.closest<HTMLElement>('[data-day]');
    if (line) this.say(line, target.dataset.says === undefined ? undefined : target);
    else {
      const left = this.page.querySelector<HTMLElement>('[data-day]:not(:focus-visible)');
      if (left?.querySelector('[data-here]')) this.say(left, undefined);
    }
  }

  private walk(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-day]') || event.ctrlKey || event.altKey || event.metaKey) return;
    const all = marks(event.target);
    const here = all.findIndex((mark) => mark.dataset.here !== undefined);
    const to = step(event.key, here < 0 ? all.length - 1 : here, all.length);
    if (to === undefined) return;
    this.stand(event.target, to);
    event.preventDefault();
  }

  private stand(line: HTMLElement, place: number): void {
    this.say(line, marks(line)[place]);
  }

  private say(line: HTMLElement, mark: HTMLElement | undefined): void {
    const says = this.page.querySelector<HTMLElement>('[data-day-says]');
    if (!says) return;
    this.hint ??= says.textContent ?? '';
    for (const before of line.querySelectorAll('[data-here]')) before.removeAttribute('data-here');
    mark?.setAttribute('data-here', '');
    says.textContent = mark?.dataset.says ?? this.hint;
    says.toggleAttribute('data-on', mark !== undefined);
    if (!mark) return;
    line.setAttribute('aria-valuenow', String(Math.round(parseFloat(mark.style.left))));
    line.setAttribute('aria-valuetext', mark.dataset.says ?? '');
  }
}

const marks = (line: HTMLElement): HTMLElement[] => [...line.querySelectorAll<HTMLElement>('[data-says]')];
