// Acknowledges alerts in the team view: one by its button, all by the key "a". Without this script the forms reload
// the page.

import { isOpen } from '../model/alert-texts';
import { shortcuts } from '../shared/keyboard-shortcuts';
import type { ScreenPart } from '../board/board-screen';
import type { BoardStore } from '../connection/board-store';
import * as texts from '../texts/en';

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
    this.release = shortcuts.register({ key: 'a', description: texts.shortcutAcknowledgeAll, run: () => this.acknowledgeAll() });
  }

  show(): void {
    if (this.acknowledgeAllForm) this.acknowledgeAllForm.hidden = [...this.store.alerts.values()].filter(isOpen).length < 2;
    // The pressed button disappears; the focus moves to the next one.
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

  /** The board shows the result. The header shows when the connection is lost. */
  private async post(key?: string): Promise<void> {
    const path = [this.board, ...(key === undefined ? [] : [key])].map(encodeURIComponent).join('/');
    // The antiforgery token; without it the server rejects the request as cross-site.
    const token = this.acknowledgeAllForm?.querySelector<HTMLInputElement>('input[name="__RequestVerificationToken"]')?.value ?? '';
    const headers = { RequestVerificationToken: token };
    await fetch(`api/v1/alerts/${path}/acknowledge`, { method: 'POST', headers }).catch(() => undefined);
  }
}
