// A call is dragged onto somebody. Followed by pointer events on the page, which stays, while rows come, go and are another's:
// what is dragged was read when it began, and what is below the pointer is looked up anew with each frame.

import { DragCard } from './drag-card';
import { isFar, PARK, scrollSpeed, verdict, type Load, type Offers, type Place, type Verdict } from './drop-rules';

const SOURCE = '[data-call], .desk-board .tile[data-key]:is([data-state="OnCall"], [data-state="OnHold"], [data-state="Ringing"], [data-state="Dialing"])';
const PLACE = '[data-grid="extensions"] tr[data-key]:not([data-heading]), .desk-board .tile[data-key], [data-park]';

type Drop = (load: Load, to: string) => void;

export class Drag {
  private readonly card = new DragCard();
  private load: Load | undefined;
  private pointer = -1;
  private began = { x: 0, y: 0 };
  private at = { x: 0, y: 0 };
  private isOn = false;
  private frame = 0;
  private last = 0;

  constructor(private readonly page: HTMLElement, private readonly hold: () => void, private readonly drop: Drop) {}

  listen(): void {
    this.page.addEventListener('pointerdown', (event) => this.take(event));
    this.page.addEventListener('pointermove', (event) => this.move(event));
    this.page.addEventListener('pointerup', (event) => this.release(event));
    this.page.addEventListener('pointercancel', () => this.end());
    this.page.addEventListener('contextmenu', () => this.end(), true);
    // Else the pointer would mark the text that it is drawn over.
    this.page.addEventListener('selectstart', (event) => {
      if (this.load) event.preventDefault();
    });
    // Before all other keys: what Esc closes is what is in the hand.
    window.addEventListener('keydown', (event) => this.giveUp(event), true);
    window.addEventListener('blur', () => this.end());
  }

  private take(event: PointerEvent): void {
    // A finger scrolls; see desk-press.ts.
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const source = event.target.closest<HTMLElement>(SOURCE);
    const within = event.target.closest('button, a, input, select, summary');
    if (!source || source.dataset.gone !== undefined || (within && within !== source)) return;
    this.load = { ...read(source), seen: Number(this.main()?.dataset.version ?? 0) };
    this.pointer = event.pointerId;
    this.began = this.at = { x: event.clientX, y: event.clientY };
  }

  private move(event: PointerEvent): void {
    if (!this.load || event.pointerId !== this.pointer) return;
    this.at = { x: event.clientX, y: event.clientY };
    if (this.isOn) return;
    // Released where nobody told of it: over another window.
    if (event.buttons === 0) this.end();
    else if (isFar(this.at.x - this.began.x, this.at.y - this.began.y)) this.begin();
  }

  private begin(): void {
    this.isOn = true;
    // By the page and not by the row, which may be gone before the call is dropped.
    this.page.setPointerCapture(this.pointer);
    this.page.toggleAttribute('data-dragging', true);
    getSelection()?.removeAllRanges();
    this.hold();
    this.card.show();
    this.last = performance.now();
    this.draw(this.last);
  }

  private draw(now: number): void {
    if (!this.load) return;
    const offers = this.offers();
    this.scroll(now);
    for (const element of this.page.querySelectorAll<HTMLElement>(PLACE)) {
      const may = verdict(this.load, placeOf(element), offers).may ? 'may' : 'not';
      if (element.dataset.drop !== may) element.dataset.drop = may;
    }
    const below = this.below();
    for (const before of this.page.querySelectorAll('[data-over]')) if (before !== below) before.removeAttribute('data-over');
    below?.toggleAttribute('data-over', true);
    this.card.say(this.load, below ? verdict(this.load, placeOf(below), offers) : undefined, this.at);
    this.frame = requestAnimationFrame((next) => this.draw(next));
  }

  private scroll(now: number): void {
    const rows = this.page.querySelector<HTMLElement>('[data-grid="extensions"] .rz-data-grid-data');
    const box = rows?.getBoundingClientRect();
    // A frame that came late must not leap.
    const passed = Math.min(50, now - this.last) / 1000;
    this.last = now;
    if (!rows || !box || this.at.x < box.left || this.at.x > box.right || this.at.y < box.top - 40 || this.at.y > box.bottom + 40) return;
    const speed = scrollSpeed(this.at.y, box.top, box.bottom);
    if (speed !== 0) rows.scrollTop += speed * passed;
  }

  private release(event: PointerEvent): void {
    if (event.pointerId !== this.pointer) return;
    const { load, isOn } = this;
    this.at = { x: event.clientX, y: event.clientY };
    const below = isOn ? this.below() : undefined;
    const allowed: Verdict | undefined = load && below ? verdict(load, placeOf(below), this.offers()) : undefined;
    this.end();
    if (isOn) swallowClick(this.page);
    if (load && below && allowed?.may) this.drop(load, placeOf(below).key);
  }

  private giveUp(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isOn) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.end();
    // The button is still down: what follows from letting it go is no press.
    this.page.addEventListener('pointerup', () => swallowClick(this.page), { once: true });
  }

  private end(): void {
    const { isOn } = this;
    this.load = undefined;
    this.isOn = false;
    if (!isOn) return;
    cancelAnimationFrame(this.frame);
    if (this.page.hasPointerCapture(this.pointer)) this.page.releasePointerCapture(this.pointer);
    this.page.toggleAttribute('data-dragging', false);
    for (const element of this.page.querySelectorAll<HTMLElement>('[data-drop], [data-over]')) {
      delete element.dataset.drop;
      delete element.dataset.over;
    }
    this.card.hide();
    this.hold();
  }

  private below(): HTMLElement | undefined {
    const found = document.elementFromPoint(this.at.x, this.at.y)?.closest<HTMLElement>(PLACE);
    return found && this.page.contains(found) ? found : undefined;
  }

  private main(): HTMLElement | null {
    return this.page.querySelector('.desk-main');
  }

  private offers(): Offers {
    const { transfer, parks } = this.main()?.dataset ?? {};
    return { transfer: transfer?.split(' ') ?? [], parks: parks?.split(' ') ?? [] };
  }
}

const slot = (element: HTMLElement, name: string): string => element.querySelector(`[data-slot="${name}"]`)?.textContent?.trim() ?? '';

function read(source: HTMLElement): Omit<Load, 'seen'> {
  const { call, from, who, giver, phase, key, state } = source.dataset;
  if (call !== undefined) return { call, from: from ?? '', who: who ?? '', giver: giver ?? '', phase: phase ?? '' };
  // A tile of the wall knows its extension; which call it is on, the server knows.
  return { call: '', from: key ?? '', who: slot(source, 'line') || 'Call', giver: slot(source, 'name'), phase: state ?? '' };
}

function placeOf(element: HTMLElement): Place {
  const { key, state, shown, gone, park } = element.dataset;
  const name = element.querySelector('.cell-name, [data-slot="name"]')?.textContent?.trim() ?? '';
  return { key: park !== undefined ? PARK : (key ?? ''), name: name || (key ?? '').slice((key ?? '').indexOf('/') + 1), state: shown ?? state ?? 'Unknown', isGone: gone !== undefined };
}

/** What is let go of is not pressed. */
function swallowClick(page: HTMLElement): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  page.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => page.removeEventListener('click', stop, true));
}
