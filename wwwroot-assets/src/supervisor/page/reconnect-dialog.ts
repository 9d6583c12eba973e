// The dialog while the circuit is disconnected: shows the age of the page and reconnects. States and functions are
// Blazor's: https://learn.microsoft.com/aspnet/core/blazor/fundamentals/signalr

import { formatSpan } from '../../model/time-format';
import type { TickingTimes } from './ticking-times';

/** Blazor's functions for reconnecting. They throw when the server cannot be reached. */
interface BlazorReconnection {
  /** False when the server no longer knows the circuit. */
  reconnect(): Promise<boolean>;
  /** False when the state of a paused circuit is gone. */
  resumeCircuit(): Promise<boolean>;
}

type ReconnectState = 'show' | 'retrying' | 'failed' | 'rejected' | 'paused' | 'resume-failed' | 'hide';

/** Blazor gives up after some attempts; an unattended page must continue. */
const RETRY_INTERVAL = 3_000;

export class ReconnectDialog {
  private readonly dialog = document.getElementById('components-reconnect-modal') as HTMLDialogElement | null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private isTrying = false;

  constructor(private readonly tickingTimes: TickingTimes) {}

  watch(): void {
    this.dialog?.addEventListener('components-reconnect-state-changed', (event) =>
      this.handleState((event as CustomEvent<{ state: ReconnectState }>).detail.state),
    );
    // Escape would uncover a page that does not respond.
    this.dialog?.addEventListener('cancel', (event) => event.preventDefault());
  }

  private handleState(state: ReconnectState): void {
    if (state === 'hide') this.hide();
    else this.show();
    // The server was restarted and does not know this page; the address has the view.
    if (state === 'rejected') location.reload();
    if (state === 'failed' || state === 'resume-failed' || state === 'paused') void this.reconnectUntilBack();
  }

  private show(): void {
    document.querySelector('[data-page]')?.setAttribute('data-connection', 'lost');
    if (this.dialog?.open === false) this.dialog.showModal();
    if (this.timer !== undefined) return;
    this.timer = setInterval(() => this.tick(), 1_000);
    this.tick();
  }

  private hide(): void {
    document.querySelector('[data-page]')?.setAttribute('data-connection', 'live');
    clearInterval(this.timer);
    this.timer = undefined;
    this.dialog?.close();
  }

  private tick(): void {
    const renderedAt = Date.parse(document.querySelector<HTMLElement>('.supervisor-main')?.dataset.at ?? '');
    const ageSlot = this.dialog?.querySelector('[data-slot="old"]');
    if (ageSlot) ageSlot.textContent = formatSpan(Math.max(0, (this.tickingTimes.clock.now() - renderedAt) / 1000));
  }

  private async reconnectUntilBack(): Promise<void> {
    if (this.isTrying) return;
    this.isTrying = true;
    while (!(await this.tryReconnect())) await new Promise((done) => setTimeout(done, RETRY_INTERVAL));
    this.isTrying = false;
  }

  private async tryReconnect(): Promise<boolean> {
    try {
      // Checks first whether the server responds: Blazor logs each of its own failures to the console.
      const response = await fetch('health/live', { cache: 'no-store' });
      if (!response.ok) return false;
      const { Blazor } = window as unknown as { Blazor: BlazorReconnection };
      if ((await Blazor.reconnect()) || (await Blazor.resumeCircuit())) this.hide();
      else location.reload();
      return true;
    } catch {
      return false;
    }
  }
}
