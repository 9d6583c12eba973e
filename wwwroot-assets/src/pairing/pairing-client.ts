// The client of the pairing page: it polls the pairing state, shows how long the code is valid, and follows the
// redirect.

import * as texts from '../texts/en';
import { format, formatTime } from '../texts/format';

/** The server's response. */
export type PairingState =
  | { state: 'waiting'; code: string; seconds: number; picture: string | null }
  | { state: 'paired'; to: string }
  | { state: 'boardless' }
  | { state: 'busy'; seconds: number }
  | { state: 'broken'; problem: string };

/** What the client shows on the page. */
export interface PairingView {
  showCode(code: string, picture: string): void;
  showValidity(text: string): void;
  showNotice(state: PairingState['state'], heading: string, advice: string): void;
  showStatus(text: string, isLost: boolean): void;
  navigate(to: string): void;
}

const POLL_INTERVAL = 3_000;
const POLL_SPREAD = 1_000;

export class PairingClient {
  private validUntil: number;
  private unreachableSince: Date | undefined;

  constructor(
    private readonly fetchState: () => Promise<PairingState>,
    private readonly view: PairingView,
    private shownCode: string,
    seconds: number,
    private readonly now: () => number = Date.now,
  ) {
    this.validUntil = now() + seconds * 1000;
  }

  /** Polls once; returns the delay in ms before the next poll, or null after a redirect. */
  async poll(): Promise<number | null> {
    try {
      const state = await this.fetchState();
      this.unreachableSince = undefined;
      return this.show(state);
    } catch {
      this.unreachableSince ??= new Date(this.now());
      this.view.showStatus(format(texts.pairingUnreachable, { time: formatTime(this.unreachableSince) }), true);
      return POLL_INTERVAL + POLL_SPREAD * Math.random();
    }
  }

  /** Shows how long the code is valid; called each second. */
  tick(): void {
    const left = Math.ceil((this.validUntil - this.now()) / 1000);
    // An expired code cannot be used; only the server knows whether there is another.
    this.view.showValidity(left > 0 ? formatTimeLeft(left) : texts.codeExpired);
  }

  private show(pairing: PairingState): number | null {
    if (pairing.state === 'paired') {
      this.view.showStatus(texts.pairingPaired, false);
      this.view.navigate(pairing.to);
      return null;
    }
    if (pairing.state === 'waiting') {
      this.validUntil = this.now() + pairing.seconds * 1000;
      if (pairing.code !== this.shownCode) {
        // The QR code is sent once, with a new code. Another page of this browser received it.
        if (pairing.picture === null) {
          this.view.navigate('display');
          return null;
        }
        this.shownCode = pairing.code;
        this.view.showCode(pairing.code, pairing.picture);
      }
      this.view.showNotice('waiting', '', '');
      this.tick();
    } else if (pairing.state === 'boardless') {
      this.view.showNotice('boardless', texts.boardRemoved, texts.boardRemovedAdvice);
    } else if (pairing.state === 'busy') {
      this.view.showNotice('busy', texts.tooManyDisplays, texts.tooManyDisplaysAdvice);
    } else {
      const advice = format(texts.databaseUnavailableAdvice, { problem: pairing.problem });
      this.view.showNotice('broken', texts.databaseUnavailable, advice);
    }
    this.view.showStatus(pairing.state === 'waiting' ? texts.pairingWaiting : texts.pairingRetrying, false);
    return POLL_INTERVAL + POLL_SPREAD * Math.random();
  }
}

/** In minutes, and at the end in seconds. */
const formatTimeLeft = (seconds: number): string =>
  seconds > 60 ? format(texts.codeValidMinutes, { count: Math.ceil(seconds / 60) }) : format(texts.codeValidSeconds, { count: seconds });
