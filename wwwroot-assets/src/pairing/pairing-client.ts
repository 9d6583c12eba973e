// What a TV does that shows its code: it asks every few seconds, says how long the code is good, and goes where it is led.

/** What the server answers. */
export type Stand =
  | { state: 'waiting'; code: string; seconds: number; picture: string | null }
  | { state: 'paired'; to: string }
  | { state: 'boardless' }
  | { state: 'busy'; seconds: number }
  | { state: 'broken'; problem: string };

/** What the page can be told to show. */
export interface DoorView {
  code(code: string, picture: string): void;
  until(words: string): void;
  notice(state: Stand['state'], heading: string, advice: string): void;
  line(words: string, isLost: boolean): void;
  go(to: string): void;
}

const EVERY = 3_000;
const SPREAD = 1_000;
const WAITING = 'Waiting for the code to be entered';

export class Door {
  private validUntil: number;
  private lostAt: Date | undefined;

  constructor(
    private readonly ask: () => Promise<Stand>,
    private readonly view: DoorView,
    private shown: string,
    seconds: number,
    private readonly now: () => number = Date.now,
  ) {
    this.validUntil = now() + seconds * 1000;
  }

  /** Asks once; answers after how many ms to ask again, and null when there is somewhere to go. */
  async look(): Promise<number | null> {
    try {
      const stand = await this.ask();
      this.lostAt = undefined;
      return this.show(stand);
    } catch {
      this.lostAt ??= new Date(this.now());
      this.view.line(`Cannot reach the server since ${this.lostAt.toLocaleTimeString('en-GB')} — trying again`, true);
      return EVERY + SPREAD * Math.random();
    }
  }

  /** Says how long the code is good; called each second. */
  tick(): void {
    const left = Math.ceil((this.validUntil - this.now()) / 1000);
    // One that is past its time is good for nothing; whether there is another only the server knows.
    this.view.until(left > 0 ? `Valid for ${span(left)}, then a new one comes by itself.` : 'This code is good no more; a new one is on its way.');
  }

  private show(stand: Stand): number | null {
    if (stand.state === 'paired') {
      this.view.line('Paired', false);
      this.view.go(stand.to);
      return null;
    }
    if (stand.state === 'waiting') {
      this.validUntil = this.now() + stand.seconds * 1000;
      if (stand.code !== this.shown) {
        // The picture comes with a code when it is made; another page of this browser was given this one.
        if (stand.picture === null) {
          this.view.go('display');
          return null;
        }
        this.shown = stand.code;
        this.view.code(stand.code, stand.picture);
      }
      this.view.notice('waiting', '', '');
      this.tick();
    } else if (stand.state === 'boardless') {
      this.view.notice('boardless', 'This display’s board is no more', 'An administrator chooses another under Displays. It appears here by itself.');
    } else if (stand.state === 'busy') {
      this.view.notice('busy', 'Too many displays ask for a code', 'This one gets its code in some minutes, by itself.');
    } else {
      this.view.notice('broken', 'The database does not work now', `${stand.problem} This display goes on by itself once it does.`);
    }
    this.view.line(stand.state === 'waiting' ? WAITING : 'Asking again', false);
    return EVERY + SPREAD * Math.random();
  }
}

/** 9 min, and at the end 40 s. */
function span(seconds: number): string {
  return seconds > 60 ? `${Math.ceil(seconds / 60)} more min` : `${seconds} more s`;
}
