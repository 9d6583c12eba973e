// Acknowledging alerts at a desk: by button, and all of them by the key "a". The forms work without this too, with a reload.

import { isOpen } from '../model/alert-texts';
import { shortcuts } from '../shared/keyboard-shortcuts';
import type { ScreenPart } from '../board/board-screen';
import type { BoardStore } from '../connection/board-store';

export class AlertAcknowledgement implements ScreenPart {
  private readonly listening = new AbortController();
  private readonly release: () => void;
  private readonly acknowledgeAllForm: HTMLFormElement | null;
  private hasPressed = false;

  constructor(
    private readonly strip: HTMLElement,
    private readonly store: BoardStore,
    private readonly board: string,
  ) {
    this.acknowledgeAllForm = strip.querySelector<HTMLFormElement>('[data-acknowledge="all"]');
    strip.addEventListener('submit', (event) => this.submit(event), { signal: this.listening.signal });
    this.release = shortcuts.register({ key: 'a', description: 'Acknowledge all alerts', run: () => this.acknowledgeAll() });
  }

  show(): void {
    if (this.acknowledgeAllForm) this.acknowledgeAllForm.hidden = [...this.store.alerts.values()].filter(isOpen).length < 2;
    // The button that was pressed goes; whoever works by keyboard goes on at the next.
    if (!this.hasPressed || document.activeElement !== document.body) return;
    this.hasPressed = false;
    this.strip.querySelector<HTMLElement>('[data-acknowledge]:not([hidden]) button')?.focus();
  }

  stop(): void {
    this.listening.abort();
    this.release();
  }

  private submit(event: SubmitEvent): void {
    if (!(event.target instanceof HTMLFormElement)) return;
    event.preventDefault();
    this.hasPressed = true;
    void this.post(event.target.closest<HTMLElement>('[data-key]')?.dataset.key);
  }

  private acknowledgeAll(): void {
    if ([...this.store.alerts.values()].some(isOpen)) void this.post();
  }

  /** What comes of it is seen when the board says so; of a line that is down the header tells. */
  private async post(key?: string): Promise<void> {
    const path = [this.board, ...(key === undefined ? [] : [key])].map(encodeURIComponent).join('/');
    // The word that the page was given: without it the server takes this for a page of somebody else's.
    const token = this.acknowledgeAllForm?.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? '';
    const headers = { RequestVerificationToken: token };
    await fetch(`api/v1/alerts/${path}/acknowledge`, { method: 'POST', headers }).catch(() => undefined);
  }
}
