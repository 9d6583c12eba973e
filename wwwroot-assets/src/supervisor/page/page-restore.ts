// The page that comes back by itself: what it showed is kept in this tab when it goes, and put back when it lives again.

import { ofHost } from '../../shared/base-path';
import { span } from '../../model/time-format';
import type { Desk } from '../main';

const KEPT = 'desk-return';
/** What was kept longer ago is nobody's place any more. */
const LONGEST = 12 * 3_600_000;
/** The rows come with the first answers of the phone systems. */
const PATIENCE = 30_000;

export interface Command {
  id: string;
  words: string;
}

export interface Kept {
  /** When the page went. */
  at: number;
  /** When the server that drew it was started. */
  started: string;
  /** Since when its line was lost; 0 when it was not. */
  lost: number;
  form: { row: string; key: string; target: string; reason: string } | null;
  commands: readonly Command[];
  scroll: Readonly<Record<string, number>>;
}

/** What a person is told when the page is back; nothing when they did it themselves and all is as it was. */
export function words(kept: Kept, started: string, now: number, unknown: readonly Command[], time: (at: number) => string): readonly string[] {
  const isRestarted = kept.started !== started;
  if (!isRestarted && kept.lost === 0 && unknown.length === 0) return [];
  const what = isRestarted
    ? `The server was restarted at ${time(Date.parse(started))}.`
    : kept.lost > 0
      ? `The line to the server was lost for ${span((now - kept.lost) / 1000)}.`
      : 'The page was loaded anew.';
  return [
    `${what} You are back where you were.`,
    ...(unknown.length > 0 ? ['Commands that were on their way, and of which it is not known whether they were done:'] : []),
    ...unknown.map((command) => command.words),
    ...(unknown.length > 0 ? ['They are not sent again. Look at the calls before you repeat one; the audit log tells what was asked for.'] : []),
  ];
}

export class Return {
  private isLive = false;
  private lost = 0;

  constructor(private readonly page: HTMLElement) {
    window.addEventListener('pagehide', () => this.keep());
    new MutationObserver(() => this.look()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
    document.querySelector('[data-return-close]')?.addEventListener('click', () => note()?.removeAttribute('data-shown'));
  }

  /** The circuit lives: it is told what was kept. */
  async open(desk: Desk): Promise<void> {
    this.isLive = true;
    const kept = read();
    if (!kept) return;
    this.scroll(kept.scroll);
    const asked = { form: kept.form, commands: kept.commands.map((command) => command.id) };
    const lost = (await desk.invokeMethodAsync('Return', asked).catch(() => [])) as readonly string[];
    const unknown = kept.commands.filter((command) => lost.includes(command.id));
    tell(words(kept, this.page.dataset.started ?? '', Date.now(), unknown, clock), unknown.length);
  }

  private look(): void {
    this.lost = this.page.dataset.desk === 'lost' ? this.lost || Date.now() : 0;
  }

  private keep(): void {
    // Not before it lived: it would be kept empty over what it is to get back.
    if (!this.isLive) return;
    const form = this.page.querySelector<HTMLFormElement>('[data-form]');
    const typed = (id: string): string => form?.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
    const kept: Kept = {
      at: Date.now(),
      started: this.page.dataset.started ?? '',
      lost: this.lost,
      form: form ? { row: form.dataset.row ?? '', key: form.dataset.form ?? '', target: typed('target'), reason: typed('reason') } : null,
      commands: [...this.page.querySelectorAll<HTMLElement>('[data-command][data-under-way]')].map((toast) => ({
        id: toast.dataset.command ?? '',
        words: toast.querySelector('span')?.textContent ?? '',
      })),
      scroll: Object.fromEntries(grids(this.page).map(([name, rows]) => [name, rows.scrollTop])),
    };
    try {
      sessionStorage.setItem(ofHost(KEPT), JSON.stringify(kept));
    } catch {
      // A browser that keeps nothing: the address still does.
    }
  }

  private scroll(to: Readonly<Record<string, number>>): void {
    const until = Date.now() + PATIENCE;
    const open = new Map(grids(this.page).filter(([name]) => (to[name] ?? 0) > 0));
    const leave = (): void => open.clear();
    // Whoever scrolls meanwhile is where they want to be.
    for (const event of ['wheel', 'pointerdown', 'keydown'] as const) this.page.addEventListener(event, leave, { once: true, passive: true });
    const step = (): void => {
      for (const [name, rows] of open) {
        const top = to[name] ?? 0;
        if (rows.scrollHeight - rows.clientHeight < top) continue;
        rows.scrollTop = top;
        open.delete(name);
      }
      if (open.size > 0 && Date.now() < until) setTimeout(step, 200);
    };
    step();
  }
}

function clock(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function grids(page: HTMLElement): [string, HTMLElement][] {
  return [...page.querySelectorAll<HTMLElement>('[data-grid]')].flatMap((grid) => {
    const rows = grid.querySelector<HTMLElement>('.rz-data-grid-data');
    return rows ? [[grid.dataset.grid ?? '', rows] as [string, HTMLElement]] : [];
  });
}

function note(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-return]');
}

function tell(lines: readonly string[], unknown: number): void {
  const place = note()?.querySelector('[data-slot="return-words"]');
  if (!place || lines.length === 0) return;
  place.replaceChildren(
    ...lines.map((line, at) => {
      const row = document.createElement(at === 0 ? 'b' : 'p');
      row.textContent = line;
      row.toggleAttribute('data-command-lost', unknown > 0 && at > 1 && at < 2 + unknown);
      return row;
    }),
  );
  note()?.setAttribute('data-shown', '');
}

function read(): Kept | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(ofHost(KEPT)) ?? 'null') as Kept | null;
    sessionStorage.removeItem(ofHost(KEPT));
    return kept && Date.now() - kept.at < LONGEST ? kept : null;
  } catch {
    return null;
  }
}
