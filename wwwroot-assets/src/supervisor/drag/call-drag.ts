// Drags a call onto an extension. Pointer events are captured by the page, because rows are removed and reused during
// the drag. The call is read when the drag begins; the target is looked up in each frame.

import { DragCard } from './drag-card';
import {
  isDragDistance,
  PARK,
  getScrollSpeed,
  getDropVerdict,
  type DraggedCall,
  type TransferCapabilities,
  type DropTarget,
  type DropVerdict,
} from './drop-rules';
import * as texts from '../../texts/en';

const SOURCE_SELECTOR =
  '[data-call], .supervisor-board .tile[data-key]:is([data-state="OnCall"], [data-state="OnHold"], [data-state="Ringing"], [data-state="Dialing"])';
const TARGET_SELECTOR = '[data-grid="extensions"] tr[data-key]:not([data-heading]), .supervisor-board .tile[data-key], [data-park]';

type DropHandler = (load: DraggedCall, to: string) => void;

export class CallDrag {
  private readonly card = new DragCard();
  private call: DraggedCall | undefined;
  private pointerId = -1;
  private start = { x: 0, y: 0 };
  private position = { x: 0, y: 0 };
  private isDragging = false;
  private frame = 0;
  private lastFrameAt = 0;

  constructor(
    private readonly page: HTMLElement,
    private readonly onDragChange: () => void,
    private readonly onDrop: DropHandler,
  ) {}

  listen(): void {
    this.page.addEventListener('pointerdown', (event) => this.handlePointerDown(event));
    this.page.addEventListener('pointermove', (event) => this.handlePointerMove(event));
    this.page.addEventListener('pointerup', (event) => this.handlePointerUp(event));
    this.page.addEventListener('pointercancel', () => this.end());
    this.page.addEventListener('contextmenu', () => this.end(), true);
    // Otherwise the pointer would select text.
    this.page.addEventListener('selectstart', (event) => {
      if (this.call) event.preventDefault();
    });
    // Before all other key handlers: Escape cancels the drag first.
    window.addEventListener('keydown', (event) => this.cancelOnEscape(event), true);
    window.addEventListener('blur', () => this.end());
  }

  private handlePointerDown(event: PointerEvent): void {
    // A finger scrolls; see grid/long-press.ts.
    if (event.button !== 0 || event.pointerType === 'touch' || !(event.target instanceof Element)) return;
    const source = event.target.closest<HTMLElement>(SOURCE_SELECTOR);
    const within = event.target.closest('button, a, input, select, summary');
    if (!source || source.dataset.gone !== undefined || (within && within !== source)) return;
    this.call = { ...readDraggedCall(source), seenVersion: Number(this.findMain()?.dataset.version ?? 0) };
    this.pointerId = event.pointerId;
    this.start = this.position = { x: event.clientX, y: event.clientY };
  }

  private handlePointerMove(event: PointerEvent): void {
    if (!this.call || event.pointerId !== this.pointerId) return;
    this.position = { x: event.clientX, y: event.clientY };
    if (this.isDragging) return;
    // The button was released outside the window, without an event.
    if (event.buttons === 0) this.end();
    else if (isDragDistance(this.position.x - this.start.x, this.position.y - this.start.y)) this.begin();
  }

  private begin(): void {
    this.isDragging = true;
    // Captured by the page and not by the row, which may be removed before the drop.
    this.page.setPointerCapture(this.pointerId);
    this.page.toggleAttribute('data-dragging', true);
    getSelection()?.removeAllRanges();
    this.onDragChange();
    this.card.show();
    this.lastFrameAt = performance.now();
    this.drawFrame(this.lastFrameAt);
  }

  private drawFrame(now: number): void {
    if (!this.call) return;
    const capabilities = this.getCapabilities();
    this.scroll(now);
    for (const element of this.page.querySelectorAll<HTMLElement>(TARGET_SELECTOR)) {
      const drop = getDropVerdict(this.call, readTarget(element), capabilities).isAllowed ? 'may' : 'not';
      if (element.dataset.drop !== drop) element.dataset.drop = drop;
    }
    const target = this.findTarget();
    for (const before of this.page.querySelectorAll('[data-over]')) if (before !== target) before.removeAttribute('data-over');
    target?.toggleAttribute('data-over', true);
    this.card.update(this.call, target ? getDropVerdict(this.call, readTarget(target), capabilities) : undefined, this.position);
    this.frame = requestAnimationFrame((next) => this.drawFrame(next));
  }

  private scroll(now: number): void {
    const rows = this.page.querySelector<HTMLElement>('[data-grid="extensions"] .rz-data-grid-data');
    const box = rows?.getBoundingClientRect();
    // A delayed frame must not scroll far.
    const elapsed = Math.min(50, now - this.lastFrameAt) / 1000;
    this.lastFrameAt = now;
    if (
      !rows ||
      !box ||
      this.position.x < box.left ||
      this.position.x > box.right ||
      this.position.y < box.top - 40 ||
      this.position.y > box.bottom + 40
    )
      return;
    const speed = getScrollSpeed(this.position.y, box.top, box.bottom);
    if (speed !== 0) rows.scrollTop += speed * elapsed;
  }

  private handlePointerUp(event: PointerEvent): void {
    if (event.pointerId !== this.pointerId) return;
    const { call, isDragging } = this;
    this.position = { x: event.clientX, y: event.clientY };
    const target = isDragging ? this.findTarget() : undefined;
    const verdict: DropVerdict | undefined = call && target ? getDropVerdict(call, readTarget(target), this.getCapabilities()) : undefined;
    this.end();
    if (isDragging) suppressClick(this.page);
    if (call && target && verdict?.isAllowed) this.onDrop(call, readTarget(target).key);
  }

  private cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isDragging) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.end();
    // The button is still pressed: releasing it is no click.
    this.page.addEventListener('pointerup', () => suppressClick(this.page), { once: true });
  }

  private end(): void {
    const { isDragging: wasDragging } = this;
    this.call = undefined;
    this.isDragging = false;
    if (!wasDragging) return;
    cancelAnimationFrame(this.frame);
    if (this.page.hasPointerCapture(this.pointerId)) this.page.releasePointerCapture(this.pointerId);
    this.page.toggleAttribute('data-dragging', false);
    for (const element of this.page.querySelectorAll<HTMLElement>('[data-drop], [data-over]')) {
      delete element.dataset.drop;
      delete element.dataset.over;
    }
    this.card.hide();
    this.onDragChange();
  }

  private findTarget(): HTMLElement | undefined {
    const found = document.elementFromPoint(this.position.x, this.position.y)?.closest<HTMLElement>(TARGET_SELECTOR);
    return found && this.page.contains(found) ? found : undefined;
  }

  private findMain(): HTMLElement | null {
    return this.page.querySelector('.supervisor-main');
  }

  private getCapabilities(): TransferCapabilities {
    const { transfer, parks } = this.findMain()?.dataset ?? {};
    return { transfer: transfer?.split(' ') ?? [], park: parks?.split(' ') ?? [] };
  }
}

const readSlot = (element: HTMLElement, name: string): string => element.querySelector(`[data-slot="${name}"]`)?.textContent?.trim() ?? '';

function readDraggedCall(source: HTMLElement): Omit<DraggedCall, 'seenVersion'> {
  const { call, from, who, giver, phase, key, state } = source.dataset;
  if (call !== undefined) return { call, from: from ?? '', party: who ?? '', owner: giver ?? '', phase: phase ?? '' };
  // A tile knows only its extension; the server finds the call.
  return {
    call: '',
    from: key ?? '',
    party: readSlot(source, 'line') || texts.dragCall,
    owner: readSlot(source, 'name'),
    phase: state ?? '',
  };
}

function readTarget(element: HTMLElement): DropTarget {
  const { key, state, shown, gone, park } = element.dataset;
  const name = element.querySelector('.cell-name, [data-slot="name"]')?.textContent?.trim() ?? '';
  return {
    key: park !== undefined ? PARK : (key ?? ''),
    name: name || (key ?? '').slice((key ?? '').indexOf('/') + 1),
    state: shown ?? state ?? 'Unknown',
    isGone: gone !== undefined,
  };
}

/** Suppresses the click that follows the end of a drag. */
function suppressClick(page: HTMLElement): void {
  const stop = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  page.addEventListener('click', stop, { capture: true, once: true });
  setTimeout(() => page.removeEventListener('click', stop, true));
}
