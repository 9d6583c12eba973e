// The page that comes back by itself: what it showed is kept in this tab when it goes, and put back when it lives again.

import { toStorageName } from '../../shared/base-path';
import { formatSpan } from '../../model/time-format';
import type { SupervisorCircuit } from './circuit';

const STORAGE_NAME = 'desk-return';
/** What was kept longer ago is nobody's place any more. */
const MAX_AGE = 12 * 3_600_000;
/** The rows come with the first answers of the phone systems. */
const SCROLL_TIMEOUT = 30_000;

export interface PendingCommand {
  id: string;
  words: string;
}

export interface RestoredPageState {
  /** When the page went. */
  at: number;
  /** When the server that drew it was started. */
  started: string;
  /** Since when its line was lost; 0 when it was not. */
  lost: number;
  form: { row: string; key: string; target: string; reason: string } | null;
  commands: readonly PendingCommand[];
  scroll: Readonly<Record<string, number>>;
}

/** What a person is told when the page is back; nothing when they did it themselves and all is as it was. */
export function formatRestoreNotice(
  state: RestoredPageState,
  started: string,
  now: number,
  unknown: readonly PendingCommand[],
  formatTime: (at: number) => string,
): readonly string[] {
  const isRestarted = state.started !== started;
  if (!isRestarted && state.lost === 0 && unknown.length === 0) return [];
  const reason = isRestarted
    ? `The server was restarted at ${formatTime(Date.parse(started))}.`
    : state.lost > 0
      ? `The line to the server was lost for ${formatSpan((now - state.lost) / 1000)}.`
      : 'The page was loaded anew.';
  return [
    `${reason} You are back where you were.`,
    ...(unknown.length > 0 ? ['Commands that were on their way, and of which it is not known whether they were done:'] : []),
    ...unknown.map((command) => command.words),
    ...(unknown.length > 0
      ? ['They are not sent again. Look at the calls before you repeat one; the audit log tells what was asked for.']
      : []),
  ];
}

export class PageRestore {
  private isLive = false;
  private lostSince = 0;

  constructor(private readonly page: HTMLElement) {
    window.addEventListener('pagehide', () => this.save());
    new MutationObserver(() => this.trackConnection()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
    document.querySelector('[data-return-close]')?.addEventListener('click', () => findNotice()?.removeAttribute('data-shown'));
  }

  /** The circuit lives: it is told what was kept. */
  async restore(circuit: SupervisorCircuit): Promise<void> {
    this.isLive = true;
    const state = readState();
    if (!state) return;
    this.restoreScroll(state.scroll);
    const request = { form: state.form, commands: state.commands.map((command) => command.id) };
    const unknownIds = (await circuit.invokeMethodAsync('RestoreState', request).catch(() => [])) as readonly string[];
    const unknown = state.commands.filter((command) => unknownIds.includes(command.id));
    showNotice(formatRestoreNotice(state, this.page.dataset.started ?? '', Date.now(), unknown, formatTime), unknown.length);
  }

  private trackConnection(): void {
    this.lostSince = this.page.dataset.desk === 'lost' ? this.lostSince || Date.now() : 0;
  }

  private save(): void {
    // Not before it lived: it would be kept empty over what it is to get back.
    if (!this.isLive) return;
    const form = this.page.querySelector<HTMLFormElement>('[data-form]');
    const readField = (id: string): string => form?.querySelector<HTMLInputElement>(`#${id}`)?.value ?? '';
    const state: RestoredPageState = {
      at: Date.now(),
      started: this.page.dataset.started ?? '',
      lost: this.lostSince,
      form: form
        ? { row: form.dataset.row ?? '', key: form.dataset.form ?? '', target: readField('target'), reason: readField('reason') }
        : null,
      commands: [...this.page.querySelectorAll<HTMLElement>('[data-command][data-under-way]')].map((toast) => ({
        id: toast.dataset.command ?? '',
        words: toast.querySelector('span')?.textContent ?? '',
      })),
      scroll: Object.fromEntries(findGrids(this.page).map(([name, rows]) => [name, rows.scrollTop])),
    };
    try {
      sessionStorage.setItem(toStorageName(STORAGE_NAME), JSON.stringify(state));
    } catch {
      // A browser that keeps nothing: the address still does.
    }
  }

  private restoreScroll(positions: Readonly<Record<string, number>>): void {
    const until = Date.now() + SCROLL_TIMEOUT;
    const remaining = new Map(findGrids(this.page).filter(([name]) => (positions[name] ?? 0) > 0));
    const cancel = (): void => remaining.clear();
    // Whoever scrolls meanwhile is where they want to be.
    for (const event of ['wheel', 'pointerdown', 'keydown'] as const)
      this.page.addEventListener(event, cancel, { once: true, passive: true });
    const step = (): void => {
      for (const [name, rows] of remaining) {
        const top = positions[name] ?? 0;
        if (rows.scrollHeight - rows.clientHeight < top) continue;
        rows.scrollTop = top;
        remaining.delete(name);
      }
      if (remaining.size > 0 && Date.now() < until) setTimeout(step, 200);
    };
    step();
  }
}

function formatTime(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

function findGrids(page: HTMLElement): [string, HTMLElement][] {
  return [...page.querySelectorAll<HTMLElement>('[data-grid]')].flatMap((grid) => {
    const rows = grid.querySelector<HTMLElement>('.rz-data-grid-data');
    return rows ? [[grid.dataset.grid ?? '', rows] as [string, HTMLElement]] : [];
  });
}

function findNotice(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-return]');
}

function showNotice(lines: readonly string[], unknown: number): void {
  const container = findNotice()?.querySelector('[data-slot="return-words"]');
  if (!container || lines.length === 0) return;
  container.replaceChildren(
    ...lines.map((line, at) => {
      const row = document.createElement(at === 0 ? 'b' : 'p');
      row.textContent = line;
      row.toggleAttribute('data-command-lost', unknown > 0 && at > 1 && at < 2 + unknown);
      return row;
    }),
  );
  findNotice()?.setAttribute('data-shown', '');
}

function readState(): RestoredPageState | null {
  try {
    const state = JSON.parse(sessionStorage.getItem(toStorageName(STORAGE_NAME)) ?? 'null') as RestoredPageState | null;
    sessionStorage.removeItem(toStorageName(STORAGE_NAME));
    return state && Date.now() - state.at < MAX_AGE ? state : null;
  } catch {
    return null;
  }
}
