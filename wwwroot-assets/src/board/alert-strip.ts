// The strip of alerts, the marks on the tiles they are about, and what a screen reader is told of them.

import { alertSign, alertTime, byAlert, isOpen, said, seenText } from '../model/alert-texts';
import type { Alert } from '../model/frames';
import { RowList } from '../shared/keyed-list';
import type { ScreenPart } from './board-screen';
import { attribute, shape, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';

export class AlertStrip implements ScreenPart {
  private readonly list: RowList<Alert>;
  private readonly rows: HTMLElement;
  private readonly resized: ResizeObserver;
  /** What has been told already, or was there before anybody listened. */
  private told: Set<string> | undefined;

  constructor(private readonly strip: HTMLElement, private readonly store: Store) {
    this.rows = strip.querySelector<HTMLElement>('[data-list="alerts"]') ?? strip;
    this.list = new RowList(this.rows, 'alert', (element, alert) => this.patch(element, alert));
    this.resized = new ResizeObserver(() => this.leaveOut());
    this.resized.observe(strip);
  }

  show(all: boolean): void {
    const alerts = [...this.store.alerts.values()].sort(byAlert);
    this.list.show(alerts.map((alert) => [alert.key, alert] as const), all);
    const none = this.strip.querySelector<HTMLElement>('[data-empty="alerts"]');
    if (none) none.hidden = alerts.length > 0;
    attribute(this.strip, 'data-open', alerts.some(isOpen) ? '' : null);
    this.mark(alerts);
    this.tell(alerts);
    this.leaveOut();
  }

  tick(now: number): void {
    for (const [element, alert] of this.list.entries()) {
      const since = (time: string): number => (now - Date.parse(time)) / 1000;
      text(element, 'time', alertTime(alert.kind, since(alert.since), alert.heardAt === null ? null : since(alert.heardAt)));
    }
  }

  stop(): void {
    this.resized.disconnect();
  }

  private patch(element: HTMLElement, alert: Alert): void {
    attribute(element, 'data-kind', alert.kind);
    attribute(element, 'data-alert', isOpen(alert) ? 'raised' : 'seen');
    shape(element, alertSign(alert.kind));
    text(element, 'text', alert.text);
    text(element, 'seen', seenText(alert));
    const words = element.querySelector('[data-slot="text"]');
    if (words) attribute(words, 'title', alert.text);
    const form = element.querySelector<HTMLElement>('[data-acknowledge]');
    if (form) form.hidden = this.rows.dataset.mayAcknowledge === undefined || !isOpen(alert);
    const button = element.querySelector('[data-slot="button"]');
    if (button) attribute(button, 'aria-label', `Acknowledge: ${alert.text}`);
  }

  /** Every tile and row of a person that an alert is about. Where several are, one that nobody has seen to counts. */
  private mark(alerts: readonly Alert[]): void {
    const marks = new Map<string, string>();
    for (const alert of alerts) {
      for (const key of alert.extension === null ? (alert.extensions ?? []) : [alert.extension]) {
        if (!marks.has(key)) marks.set(key, isOpen(alert) ? 'raised' : 'seen');
      }
    }
    for (const element of document.querySelectorAll<HTMLElement>('.tile, .person')) attribute(element, 'data-alert', marks.get(element.dataset.key ?? '') ?? null);
  }

  private tell(alerts: readonly Alert[]): void {
    const raised = this.told ? alerts.filter((alert) => isOpen(alert) && !this.told?.has(alert.key)) : [];
    this.told = new Set(alerts.map((alert) => alert.key));
    if (raised.length > 0) text(this.strip, 'said', said(raised));
    else if (alerts.length === 0) text(this.strip, 'said', '');
  }

  /** On a wall the strip has one line: what does not fit is counted, for it must not be taken for not there. */
  private leaveOut(): void {
    const items = [...this.rows.children].filter((item): item is HTMLElement => item instanceof HTMLElement);
    for (const item of items) item.hidden = false;
    const more = this.strip.querySelector<HTMLElement>('[data-more="alerts"]');
    if (!more) return;
    more.hidden = true;
    if (this.rows.dataset.mayAcknowledge !== undefined || this.fitting(items) === items.length) return;
    // The count takes room itself, so it is asked again with the count in place.
    more.hidden = false;
    more.textContent = `+${items.length} more`;
    const fits = Math.max(1, this.fitting(items));
    items.forEach((item, place) => (item.hidden = place >= fits));
    more.textContent = `+${items.length - fits} more`;
    more.hidden = items.length === fits;
  }

  private fitting(items: readonly HTMLElement[]): number {
    const right = this.rows.getBoundingClientRect().right + 0.5;
    const first = items.findIndex((item) => item.getBoundingClientRect().right > right);
    return first < 0 ? items.length : first;
  }
}
