// The strip of alerts, the marks on the tiles concerned, and the announcements for screen readers.

import { alertIcon, formatAlertTime, byAlert, isOpen, formatAnnouncement, formatAcknowledgement } from '../model/alert-texts';
import type { Alert } from '../model/frames';
import { KeyedList } from '../shared/keyed-list';
import type { ScreenPart } from './board-screen';
import { setAttribute, setIcon, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import * as texts from '../texts/en';
import { format } from '../texts/format';

export class AlertStrip implements ScreenPart {
  private readonly list: KeyedList<Alert>;
  private readonly rows: HTMLElement;
  private readonly resized: ResizeObserver;
  /** The keys of alerts that were announced or were present at the start. */
  private announced: Set<string> | undefined;

  constructor(
    private readonly strip: HTMLElement,
    private readonly store: BoardStore,
  ) {
    this.rows = strip.querySelector<HTMLElement>('[data-list="alerts"]') ?? strip;
    this.list = new KeyedList(this.rows, 'alert', (element, alert) => this.updateAlert(element, alert));
    this.resized = new ResizeObserver(() => this.hideOverflow());
    this.resized.observe(strip);
  }

  show(all: boolean): void {
    const alerts = [...this.store.alerts.values()].sort(byAlert);
    this.list.update(
      alerts.map((alert) => [alert.key, alert] as const),
      all,
    );
    const none = this.strip.querySelector<HTMLElement>('[data-empty="alerts"]');
    if (none) none.hidden = alerts.length > 0;
    setAttribute(this.strip, 'data-open', alerts.some(isOpen) ? '' : null);
    this.markExtensions(alerts);
    this.announce(alerts);
    this.hideOverflow();
  }

  tick(now: number): void {
    for (const [element, alert] of this.list.entries()) {
      const since = (time: string): number => (now - Date.parse(time)) / 1000;
      setText(element, 'time', formatAlertTime(alert.kind, since(alert.since), alert.heardAt === null ? null : since(alert.heardAt)));
    }
  }

  stop(): void {
    this.resized.disconnect();
  }

  private updateAlert(element: HTMLElement, alert: Alert): void {
    setAttribute(element, 'data-kind', alert.kind);
    setAttribute(element, 'data-alert', isOpen(alert) ? 'raised' : 'seen');
    setIcon(element, alertIcon(alert.kind));
    setText(element, 'text', alert.text);
    setText(element, 'seen', formatAcknowledgement(alert));
    const label = element.querySelector('[data-slot="text"]');
    if (label) setAttribute(label, 'title', alert.text);
    const form = element.querySelector<HTMLElement>('[data-acknowledge]');
    if (form) form.hidden = this.rows.dataset.mayAcknowledge === undefined || !isOpen(alert);
    const button = element.querySelector('[data-slot="button"]');
    if (button) setAttribute(button, 'aria-label', format(texts.acknowledgeAlert, { alert: alert.text }));
  }

  /** Marks each tile and row that an alert is about. An unacknowledged alert takes precedence. */
  private markExtensions(alerts: readonly Alert[]): void {
    const marks = new Map<string, string>();
    for (const alert of alerts) {
      for (const key of alert.extension === null ? (alert.extensions ?? []) : [alert.extension]) {
        if (!marks.has(key)) marks.set(key, isOpen(alert) ? 'raised' : 'seen');
      }
    }
    for (const element of document.querySelectorAll<HTMLElement>('.tile, .person'))
      setAttribute(element, 'data-alert', marks.get(element.dataset.key ?? '') ?? null);
  }

  private announce(alerts: readonly Alert[]): void {
    const raised = this.announced ? alerts.filter((alert) => isOpen(alert) && !this.announced?.has(alert.key)) : [];
    this.announced = new Set(alerts.map((alert) => alert.key));
    if (raised.length > 0) setText(this.strip, 'said', formatAnnouncement(raised));
    else if (alerts.length === 0) setText(this.strip, 'said', '');
  }

  /** On a wall the strip has one line. Alerts that do not fit are counted, so that they are not taken for absent. */
  private hideOverflow(): void {
    const items = [...this.rows.children].filter((item): item is HTMLElement => item instanceof HTMLElement);
    for (const item of items) item.hidden = false;
    const more = this.strip.querySelector<HTMLElement>('[data-more="alerts"]');
    if (!more) return;
    more.hidden = true;
    if (this.rows.dataset.mayAcknowledge !== undefined || this.countFitting(items) === items.length) return;
    // The count itself takes space, so the fit is measured again with the count visible.
    more.hidden = false;
    more.textContent = format(texts.more, { count: items.length });
    const fits = Math.max(1, this.countFitting(items));
    items.forEach((item, place) => (item.hidden = place >= fits));
    more.textContent = format(texts.more, { count: items.length - fits });
    more.hidden = items.length === fits;
  }

  private countFitting(items: readonly HTMLElement[]): number {
    const right = this.rows.getBoundingClientRect().right + 0.5;
    const first = items.findIndex((item) => item.getBoundingClientRect().right > right);
    return first < 0 ? items.length : first;
  }
}
