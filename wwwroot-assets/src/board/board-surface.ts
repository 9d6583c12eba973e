// The place where one screen is shown at a time. Pages are replaced in place: navigation would end full screen, wake
// lock and sound.

import { prefersReducedMotion } from '../shared/reduced-motion';
import type { BoardPage } from '../connection/server-probe';
import { BoardScreen, type PartFactory } from './board-screen';

export class BoardSurface {
  /** The build of the scripts. They cannot show pages of another build. */
  readonly build: string;
  screen: BoardScreen;

  constructor(
    page: HTMLElement,
    private readonly createParts: PartFactory,
    public address: string,
    private readonly onRejected: () => void = () => undefined,
  ) {
    this.build = page.dataset.build ?? '';
    this.screen = this.openScreen(page);
  }

  /** Replaces the shown page. */
  replace(next: BoardPage, address: string): void {
    this.screen.stop();
    const page = document.importNode(next.page, true);
    this.screen.page.replaceWith(page);
    document.title = next.title;
    this.address = address;
    this.screen = this.openScreen(page);
  }

  /** Replaces the page with a short cross-fade, where the browser supports it and motion is not reduced. */
  async replaceWithFade(next: BoardPage, address: string): Promise<void> {
    if (!('startViewTransition' in document) || prefersReducedMotion()) {
      this.replace(next, address);
      return;
    }
    const transition = document.startViewTransition(() => this.replace(next, address));
    transition.ready.catch(() => undefined);
    await transition.updateCallbackDone;
  }

  private openScreen(page: HTMLElement): BoardScreen {
    const screen = new BoardScreen(page, page.dataset.board ?? '', this.createParts, this.onRejected);
    screen.start();
    return screen;
  }
}
