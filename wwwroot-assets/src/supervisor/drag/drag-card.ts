// The card at the pointer during a drag: the call and its target, or the reason against.

import type { DraggedCall, DropVerdict } from './drop-rules';
import * as texts from '../../texts/en';
import { format } from '../../texts/format';

const POINTER_OFFSET = 14;

export class DragCard {
  private readonly element = document.createElement('div');
  private readonly partyElement = document.createElement('b');
  private readonly ownerElement = document.createElement('span');
  private readonly verdictElement = document.createElement('p');
  private shown = '';

  constructor() {
    this.element.className = 'drag-card';
    // Hidden from screen readers: keyboard users transfer calls by other commands.
    this.element.setAttribute('aria-hidden', 'true');
    this.element.append(this.partyElement, this.ownerElement, this.verdictElement);
  }

  show(): void {
    this.shown = '';
    (document.querySelector('[data-page="supervisor"]') ?? document.body).append(this.element);
  }

  hide(): void {
    this.element.remove();
  }

  update(call: DraggedCall, verdict: DropVerdict | undefined, pointer: { x: number; y: number }): void {
    const text = verdict ? (verdict.isAllowed ? `→ ${verdict.message}` : verdict.message) : texts.dragHint;
    const key = `${text}|${verdict?.isAllowed}`;
    if (this.shown !== key) {
      this.shown = key;
      this.partyElement.textContent = call.party;
      this.ownerElement.textContent = call.owner && call.owner !== call.party ? format(texts.dragOwner, { owner: call.owner }) : '';
      this.verdictElement.textContent = text;
      this.element.dataset.may = verdict ? (verdict.isAllowed ? 'may' : 'not') : 'none';
    }
    // Beside the pointer; on the other side of it at the window's edge.
    const { offsetWidth: width, offsetHeight: height } = this.element;
    const left = pointer.x + POINTER_OFFSET + width > innerWidth ? pointer.x - POINTER_OFFSET - width : pointer.x + POINTER_OFFSET;
    const top = pointer.y + POINTER_OFFSET + height > innerHeight ? pointer.y - POINTER_OFFSET - height : pointer.y + POINTER_OFFSET;
    this.element.style.transform = `translate(${Math.max(0, Math.round(left))}px, ${Math.max(0, Math.round(top))}px)`;
  }
}
