// Shows several boards in turn on one display: /wall/everyone?rotate=sales,support&every=30

import { toHostPath } from '../shared/base-path';
import { shortcuts } from '../shared/keyboard-shortcuts';
import type { BuildUpdater } from '../board/build-updater';
import { fetchBoardPage } from '../connection/server-probe';
import type { BoardSurface } from '../board/board-surface';
import * as texts from '../texts/en';
import { format } from '../texts/format';

const MIN_SECONDS = 5;
const MAX_SECONDS = 3600;
const DEFAULT_SECONDS = 30;

/** Returns the boards in order, the address's own first, without duplicates. */
export function getRotationBoards(home: string, rotate: string | null): string[] {
  const names = [home, ...(rotate ?? '').split(',').map((name) => name.trim())];
  const folded = names.map((name) => name.toLowerCase());
  return names.filter((name, place) => name !== '' && folded.indexOf(name.toLowerCase()) === place);
}

/** Returns the seconds for each board. */
export function getInterval(every: string | null): number {
  const seconds = every ? Number(every) : NaN;
  return Number.isFinite(seconds) ? Math.min(MAX_SECONDS, Math.max(MIN_SECONDS, seconds)) : DEFAULT_SECONDS;
}

export class BoardRotation {
  private readonly home: string;
  private readonly query = new URLSearchParams(location.search);
  private readonly address: string;
  private readonly interval: number;
  private boards: string[];
  private isPaused = false;
  private isTurning = false;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly surface: BoardSurface,
    private readonly buildUpdater: BuildUpdater,
  ) {
    this.home = surface.screen.board;
    this.address = surface.address;
    this.boards = getRotationBoards(this.home, this.query.get('rotate'));
    this.interval = getInterval(this.query.get('every')) * 1000;
    this.query.delete('rotate');
    this.query.delete('every');
  }

  start(): void {
    if (this.boards.length < 2) return;
    shortcuts.register(
      { key: 'n', description: texts.shortcutNextBoard, run: () => void this.turn() },
      { key: ' ', description: texts.shortcutPauseRotation, run: () => this.pause() },
    );
    this.showPosition();
    this.scheduleNext();
  }

  private pause(): void {
    this.isPaused = !this.isPaused;
    this.showPosition();
    this.scheduleNext();
  }

  private scheduleNext(): void {
    clearTimeout(this.next);
    if (!this.isPaused) this.next = setTimeout(() => void this.turn(), this.interval);
  }

  private async turn(): Promise<void> {
    if (this.isTurning) return;
    this.isTurning = true;
    try {
      // A hidden display does not turn.
      if (document.visibilityState === 'visible') await this.advance();
    } finally {
      this.isTurning = false;
      this.scheduleNext();
    }
  }

  /** Shows the next available board. Boards that do not respond are skipped without a message. */
  private async advance(): Promise<void> {
    const from = this.boards.indexOf(this.currentBoard);
    const before = this.surface.screen;
    for (const board of [...this.boards.slice(from + 1), ...this.boards.slice(0, Math.max(0, from))]) {
      const address = this.addressOf(board);
      const served = await fetchBoardPage(address, board);
      if (served === 'unreachable' || this.surface.screen !== before) return;
      if (served === 'not-found') this.boards = this.boards.filter((name) => name !== board);
      if (typeof served === 'string') continue;
      // A page of another build needs other scripts: the whole page is reloaded.
      if (served.build !== this.surface.build) return this.buildUpdater.scheduleCheck();
      await this.surface.replaceWithFade(served, address);
      break;
    }
    this.showPosition();
  }

  private get currentBoard(): string {
    return this.boards.find((name) => name.toLowerCase() === this.surface.screen.board.toLowerCase()) ?? this.home;
  }

  private addressOf(board: string): string {
    if (board === this.home) return this.address;
    const query = this.query.toString();
    return `${toHostPath('wall')}/${encodeURIComponent(board)}${query === '' ? '' : `?${query}`}`;
  }

  private showPosition(): void {
    const slot = this.surface.screen.page.querySelector<HTMLElement>('[data-slot="turn"]');
    if (!slot) return;
    slot.hidden = this.boards.length < 2;
    const [board, boards] = [this.boards.indexOf(this.currentBoard) + 1, this.boards.length];
    slot.textContent = this.isPaused ? format(texts.rotationPaused, { board, boards }) : `${board}/${boards}`;
  }
}
