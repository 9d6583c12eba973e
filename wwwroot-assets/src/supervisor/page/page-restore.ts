// Restores the page after a reload or a restart of the server. Its state is stored in the tab when the page is left.

import { toStorageName } from '../../shared/base-path';
import { formatSpan } from '../../model/time-format';
import type { SupervisorCircuit } from './circuit';
import * as texts from '../../texts/en';
import { format, formatShortTime } from '../../texts/format';

const STORAGE_NAME = 'desk-return';
/** Older state is discarded. */
const MAX_AGE = 12 * 3_600_000;
/** The rows arrive with the first responses of the phone systems. */
const SCROLL_TIMEOUT = 30_000;

export interface PendingCommand {
  id: string;
  words: string;
}

export interface RestoredPageState {
  /** When the page was left. */
  at: number;
  /** When the server that rendered it was started. */
  started: string;
  /** When its connection was lost; 0 when it was not. */
  lost: number;
  form: { row: string; key: string; target: string; reason: string } | null;
  commands: readonly PendingCommand[];
  scroll: Readonly<Record<string, number>>;
}

/** The lines of the notice after a restore; none after a manual reload without pending commands. */
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
    ? format(texts.restoredAfterRestart, { time: formatTime(Date.parse(started)) })
    : state.lost > 0
      ? format(texts.restoredAfterOutage, { span: formatSpan((now - state.lost) / 1000) })
      : texts.restoredAfterReload;
  if (unknown.length === 0) return [reason];
  return [reason, texts.unknownCommands, ...unknown.map((command) => command.words), texts.unknownCommandsAdvice];
}

export class PageRestore {
  private isLive = false;
  private lostSince = 0;

  constructor(private readonly page: HTMLElement) {
    window.addEventListener('pagehide', () => this.save());
    new MutationObserver(() => this.trackConnection()).observe(page, { attributes: true, attributeFilter: ['data-connection'] });
    document.querySelector('[data-return-close]')?.addEventListener('click', () => findNotice()?.removeAttribute('data-shown'));
  }

  /** Sends the stored state to the circuit once it is connected. */
  async restore(circuit: SupervisorCircuit): Promise<void> {
    this.isLive = true;
    const state = readState();
    if (!state) return;
    this.restoreScroll(state.scroll);
    const request = { form: state.form, commands: state.commands.map((command) => command.id) };
    const unknownIds = (await circuit.invokeMethodAsync('RestoreState', request).catch(() => [])) as readonly string[];
    const unknown = state.commands.filter((command) => unknownIds.includes(command.id));
    showNotice(
      formatRestoreNotice(state, this.page.dataset.started ?? '', Date.now(), unknown, (at) => formatShortTime(new Date(at))),
      unknown.length,
    );
  }

  private trackConnection(): void {
    this.lostSince = this.page.dataset.connection === 'lost' ? this.lostSince || Date.now() : 0;
  }

  private save(): void {
    // Before the circuit has connected, the stored state has not been restored yet and must not be overwritten.
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
      // A browser that stores nothing: the address still has the view.
    }
  }

  private restoreScroll(positions: Readonly<Record<string, number>>): void {
    const until = Date.now() + SCROLL_TIMEOUT;
    const remaining = new Map(findGrids(this.page).filter(([name]) => (positions[name] ?? 0) > 0));
    const cancel = (): void => remaining.clear();
    // The user has scrolled; restoring the position would interfere.
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
