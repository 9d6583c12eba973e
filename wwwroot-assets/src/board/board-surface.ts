// Where one screen stands at a time. A page is changed in place: to navigate would end full screen, wake lock and sound.

import { wantsStill } from '../shared/reduced-motion';
import type { Fresh } from '../connection/server-probe';
import { Screen, type Parts } from './board-screen';

export class Stage {
  /** The build that the scripts come from: pages of another cannot be shown by them. */
  readonly build: string;
  screen: Screen;

  constructor(page: HTMLElement, private readonly parts: Parts, public address: string, private readonly onDoubt: () => void = () => undefined) {
    this.build = page.dataset.build ?? '';
    this.screen = this.open(page);
  }

  /** Shows a fresh page in place of the one there is. */
  replace(fresh: Fresh, address: string): void {
    this.screen.stop();
    const page = document.importNode(fresh.page, true);
    this.screen.page.replaceWith(page);
    document.title = fresh.title;
    this.address = address;
    this.screen = this.open(page);
  }

  /** The same with a short cross-fade, where the browser has it and motion is welcome. */
  async fadeTo(fresh: Fresh, address: string): Promise<void> {
    if (!('startViewTransition' in document) || wantsStill()) {
      this.replace(fresh, address);
      return;
    }
    const transition = document.startViewTransition(() => this.replace(fresh, address));
    transition.ready.catch(() => undefined);
    await transition.updateCallbackDone;
  }

  private open(page: HTMLElement): Screen {
    const screen = new Screen(page, page.dataset.board ?? '', this.parts, this.onDoubt);
    screen.start();
    return screen;
  }
}
