// The list of alerts as the server draws it: counted in the title, walked through by the keys, told of and sounded from here.

import { said } from '../../model/alert-texts';
import { AlertWays } from './notification-settings';
import type { ServerClock } from '../../shared/server-clock';
import { span } from '../../model/time-format';
import { keys } from '../../shared/keyboard-shortcuts';
import { deskTitle, Sign } from '../../board/tab-status';
import type { Desk } from '../main';

/** The server draws the page every two seconds at least: one that it has not drawn for so long is not live, whatever the line says. */
const STALE = 10_000;
const OPEN = '[data-alert="raised"]';

export class Alerts {
  private readonly sign = new Sign(deskTitle);
  private readonly ways: AlertWays;
  private readonly changes = new MutationObserver(() => this.look());
  private desk: Desk | undefined;
  private isOpened = false;
  private isHeld = false;
  private told: Set<string> | undefined;
  private heardAt = 0;
  /** Where the focus is in the list: a row that goes, or is put elsewhere, takes it along into nowhere. */
  private from: { key: string | undefined; place: number } | undefined;

  constructor(private readonly page: HTMLElement, private readonly clock: ServerClock) {
    this.ways = new AlertWays(page, (key) => this.open(key));
    keys.register({ key: 'a', says: 'Alerts; in their list, acknowledge one', act: () => this.open(null) });
    keys.tell({ key: 'Enter', says: 'In the list of alerts: acknowledge' });
    page.addEventListener('keydown', (event) => this.walk(event));
    page.addEventListener('click', (event) => this.press(event));
    page.addEventListener('focusin', ({ target }) => this.stand(target instanceof Element ? target.closest<HTMLElement>('.desk-alert') : null));
    // It does not bubble, and the circuit draws the list anew once: it stays as it was.
    page.addEventListener('toggle', ({ target }) => {
      if (target !== this.drop) return;
      this.isOpened = this.drop?.open === true;
      this.hold();
    }, true);
    for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout'] as const) page.addEventListener(event, () => queueMicrotask(() => this.hold()));
    document.documentElement.addEventListener('pointerleave', () => this.hold());
    document.addEventListener('visibilitychange', () => this.hold());
    new MutationObserver(() => this.second()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
    this.follow();
    setInterval(() => this.second(), 1_000);
  }

  /** The circuit has drawn the page. */
  tell(desk: Desk): void {
    this.desk = desk;
    this.isHeld = false;
    this.follow();
  }

  private get drop(): HTMLDetailsElement | null {
    return this.page.querySelector('.drop-alerts');
  }

  private follow(): void {
    this.changes.disconnect();
    if (this.drop) {
      this.drop.open = this.isOpened;
      this.changes.observe(this.drop, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-key', 'data-alert'] });
    }
    this.ways.restore();
    this.look();
    this.second();
  }

  /** While somebody points at the list or has the focus in it, each alert keeps its place: the server is told of either. */
  private hold(): void {
    const list = this.drop?.querySelector('.alerts-list');
    const isHeld = !document.hidden && this.drop?.open === true && list?.matches(':hover, :focus-within') === true;
    if (isHeld === this.isHeld || !this.desk) return;
    this.isHeld = isHeld;
    void this.desk.invokeMethodAsync('HoldAlerts', isHeld).catch(() => undefined);
  }

  private rows(which = ''): HTMLElement[] {
    return [...(this.drop?.querySelectorAll<HTMLElement>(`.desk-alert${which}`) ?? [])];
  }

  private look(): void {
    const rows = this.rows(':not([data-alert="over"])');
    const alerts = rows.map(({ dataset }) => ({ key: dataset.key ?? '', text: dataset.text ?? '', boards: dataset.boards ?? '', isOpen: dataset.alert === 'raised' }));
    const open = alerts.filter((alert) => alert.isOpen);
    this.sign.show({ alerts: open.length });
    this.say(open);
    this.ways.take(alerts, rows.filter((row) => row.matches(OPEN)).map(({ dataset }) => ({ key: dataset.key ?? '', sound: dataset.sound, quiet: dataset.quiet })));
    this.goOn();
  }

  /** For whoever listens: what is new, not what was there when they came. */
  private say(open: readonly { key: string; text: string }[]): void {
    const raised = this.told ? open.filter(({ key }) => !this.told?.has(key)) : [];
    this.told = new Set(open.map(({ key }) => key));
    const line = this.page.querySelector('[data-said]');
    if (line && raised.length > 0) line.textContent = said(raised);
  }

  private stand(row: HTMLElement | null): void {
    this.from = row ? { key: row.dataset.key, place: this.rows().indexOf(row) } : undefined;
  }

  /** Whoever works by the keyboard goes on where they were: at the same alert, or at the next once it is acknowledged or over. */
  private goOn(): void {
    if (!this.from || !this.drop?.open || document.activeElement !== document.body) return;
    const { key, place } = this.from;
    const rows = this.rows();
    const open = this.rows(OPEN);
    const row = open.find(({ dataset }) => dataset.key === key) ?? open.find((other) => rows.indexOf(other) >= place) ?? open.at(-1) ?? rows[place] ?? rows[0];
    (main(row) ?? this.drop.querySelector<HTMLElement>('summary'))?.focus();
  }

  /** The server looked, and there is nothing else to draw. */
  heard(at: string): void {
    this.heardAt = Date.parse(at);
  }

  /** What is in the list is as old as the page: a lost line must not look like calm. */
  private second(): void {
    const drawn = Date.parse(this.page.querySelector<HTMLElement>('.desk-main')?.dataset.at ?? '');
    const age = this.clock.now() - Math.max(drawn || 0, this.heardAt);
    const isLost = this.page.dataset.desk === 'lost' || age > STALE;
    this.sign.show({ isLost });
    this.page.querySelector('[data-alerts]')?.toggleAttribute('data-lost', isLost);
    const old = this.page.querySelector<HTMLElement>('[data-old]');
    if (old) {
      old.hidden = !isLost;
      const words = isLost ? `Old: nothing new has come for ${span(Math.max(0, age / 1000))}. There may be alerts that are not here.` : '';
      if (old.textContent !== words) old.textContent = words;
    }
    this.ways.tick();
  }

  /** Opens what an alert is about; the list when it is about several, or over by now. */
  private open(key: string | null): void {
    const row = key === null ? undefined : this.rows().find(({ dataset }) => dataset.key === key);
    if (row) {
      row.querySelector<HTMLElement>('[data-open]')?.click();
      return;
    }
    if (!this.drop) return;
    for (const other of this.page.querySelectorAll<HTMLDetailsElement>('details[data-drop][open]')) other.open = other === this.drop;
    this.drop.open = true;
    (main(this.rows()[0]) ?? this.drop.querySelector<HTMLElement>('summary'))?.focus();
  }

  private press({ target }: MouseEvent): void {
    if (!(target instanceof Element) || !this.drop?.contains(target)) return;
    if (target.closest('[data-open]')) this.drop.open = false;
    if (target.closest('[data-close-drop]')) {
      this.drop.open = false;
      this.drop.querySelector('summary')?.focus();
    }
    if (!target.closest('[data-acknowledge-all]')) return;
    this.from = { key: undefined, place: 0 };
    void this.desk?.invokeMethodAsync('AcknowledgeAlerts', this.rows(OPEN).map(({ dataset }) => dataset.key)).catch(() => undefined);
  }

  private walk(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || !this.drop?.open || !this.drop.contains(target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = this.rows();
    const here = rows.indexOf(target.closest('.desk-alert') as HTMLElement);
    const place = { ArrowDown: here + 1, ArrowUp: here < 0 ? rows.length - 1 : here - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (place !== undefined) main(rows[Math.min(rows.length - 1, Math.max(0, place))])?.focus();
    else if (event.key.toLowerCase() === 'a') rows[here]?.querySelector<HTMLElement>('[data-acknowledge]')?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What one does with an alert first: acknowledge it, and look at it once that was done. */
function main(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[data-acknowledge]') ?? row?.querySelector<HTMLElement>('[data-open]') ?? null;
}
