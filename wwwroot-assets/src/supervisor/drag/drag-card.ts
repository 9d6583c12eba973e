// The small card at the pointer while a call is dragged: who is given to whom, or why not.

import type { Load, Verdict } from './drop-rules';

const AWAY = 14;

export class DragCard {
  private readonly element = document.createElement('div');
  private readonly who = document.createElement('b');
  private readonly with = document.createElement('span');
  private readonly to = document.createElement('p');
  private said = '';

  constructor() {
    this.element.className = 'drag-card';
    // Told while it is dragged: by a pointer alone, for the keyboard has its own way.
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(this.who, this.with, this.to);
  }

  show(): void {
    this.said = '';
    (document.querySelector('[data-page="supervisor"]') ?? document.body).append(this.element);
  }

  hide(): void {
    this.element.remove();
  }

  say(load: Load, verdict: Verdict | undefined, at: { x: number; y: number }): void {
    const to = verdict ? (verdict.may ? `→ ${verdict.says}` : verdict.says) : 'Drop it on somebody. Esc gives up.';
    const said = `${to}|${verdict?.may}`;
    if (this.said !== said) {
      this.said = said;
      this.who.textContent = load.who;
      this.with.textContent = load.giver && load.giver !== load.who ? `with ${load.giver}` : '';
      this.to.textContent = to;
      this.element.dataset.may = verdict ? (verdict.may ? 'may' : 'not') : 'none';
    }
    // Beside the pointer, and on the other side of it where the window ends.
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = at.x + AWAY + width > innerWidth ? at.x - AWAY - width : at.x + AWAY;
    const top = at.y + AWAY + height > innerHeight ? at.y - AWAY - height : at.y + AWAY;
    this.element.style.transform = `translate(${Math.max(0, Math.round(left))}px, ${Math.max(0, Math.round(top))}px)`;
  }
}
