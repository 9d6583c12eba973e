// Several boards in turn on one display: /wall/everyone?rotate=sales,support&every=30

import { at } from '../shared/base-path';
import { keys } from '../shared/keyboard-shortcuts';
import type { NewBuild } from '../board/build-updater';
import { ask } from '../connection/server-probe';
import type { Stage } from '../board/board-surface';

const LEAST = 5;
const MOST = 3600;
const NORMAL = 30;

/** The boards in their order, the address's own first, each once. */
export function ring(home: string, rotate: string | null): string[] {
  const names = [home, ...(rotate ?? '').split(',').map((name) => name.trim())];
  const folded = names.map((name) => name.toLowerCase());
  return names.filter((name, place) => name !== '' && folded.indexOf(name.toLowerCase()) === place);
}

/** Seconds for each board. */
export function pace(every: string | null): number {
  const seconds = every ? Number(every) : NaN;
  return Number.isFinite(seconds) ? Math.min(MOST, Math.max(LEAST, seconds)) : NORMAL;
}

export class Rotation {
  private readonly home: string;
  private readonly query = new URLSearchParams(location.search);
  private readonly address: string;
  private readonly pace: number;
  private boards: string[];
  private isPaused = false;
  private isTurning = false;
  private next: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly stage: Stage, private readonly newBuild: NewBuild) {
    this.home = stage.screen.board;
    this.address = stage.address;
    this.boards = ring(this.home, this.query.get('rotate'));
    this.pace = pace(this.query.get('every')) * 1000;
    this.query.delete('rotate');
    this.query.delete('every');
  }

  start(): void {
    if (this.boards.length < 2) return;
    keys.register(
      { key: 'n', says: 'The next board', act: () => void this.turn() },
      { key: ' ', says: 'Stop or go on with changing boards', act: () => this.pause() },
    );
    this.say();
    this.wait();
  }

  private pause(): void {
    this.isPaused = !this.isPaused;
    this.say();
    this.wait();
  }

  private wait(): void {
    clearTimeout(this.next);
    if (!this.isPaused) this.next = setTimeout(() => void this.turn(), this.pace);
  }

  private async turn(): Promise<void> {
    if (this.isTurning) return;
    this.isTurning = true;
    try {
      // A display that nobody sees needs no turns; it goes on where it was.
      if (document.visibilityState === 'visible') await this.advance();
    } finally {
      this.isTurning = false;
      this.wait();
    }
  }

  /** To the next board there is. One that does not answer is passed over in silence, for what is shown is true. */
  private async advance(): Promise<void> {
    const from = this.boards.indexOf(this.shown);
    const before = this.stage.screen;
    for (const board of [...this.boards.slice(from + 1), ...this.boards.slice(0, Math.max(0, from))]) {
      const address = this.addressOf(board);
      const fresh = await ask(address, board);
      if (fresh === 'silent' || this.stage.screen !== before) return;
      if (fresh === 'gone') this.boards = this.boards.filter((name) => name !== board);
      if (typeof fresh === 'string') continue;
      // Its scripts are not these: all is loaded anew before it is shown.
      if (fresh.build !== this.stage.build) return this.newBuild.look();
      await this.stage.fadeTo(fresh, address);
      break;
    }
    this.say();
  }

  private get shown(): string {
    return this.boards.find((name) => name.toLowerCase() === this.stage.screen.board.toLowerCase()) ?? this.home;
  }

  private addressOf(board: string): string {
    if (board === this.home) return this.address;
    const query = this.query.toString();
    return `${at('wall')}/${encodeURIComponent(board)}${query === '' ? '' : `?${query}`}`;
  }

  private say(): void {
    const place = this.stage.screen.page.querySelector<HTMLElement>('[data-slot="turn"]');
    if (!place) return;
    place.hidden = this.boards.length < 2;
    place.textContent = `${this.boards.indexOf(this.shown) + 1}/${this.boards.length}${this.isPaused ? ' stopped' : ''}`;
  }
}
