// The list of alerts as the server draws it: counted in the title, walked through by the keys, told of and sounded from here.

import { formatAnnouncement } from '../../model/alert-texts';
import { NotificationSettings } from './notification-settings';
import type { ServerClock } from '../../shared/server-clock';
import { formatSpan } from '../../model/time-format';
import { shortcuts } from '../../shared/keyboard-shortcuts';
import { formatSupervisorTitle, TabStatus } from '../../board/tab-status';
import type { SupervisorCircuit } from '../page/circuit';

/** The server draws the page every two seconds at least: one that it has not drawn for so long is not live, whatever the line says. */
const STALE_AFTER = 10_000;
const OPEN_ALERT = '[data-alert="raised"]';

export class AlertList {
  private readonly tabStatus = new TabStatus(formatSupervisorTitle);
  private readonly settings: NotificationSettings;
  private readonly changes = new MutationObserver(() => this.refresh());
  private circuit: SupervisorCircuit | undefined;
  private isOpened = false;
  private isFrozen = false;
  private announced: Set<string> | undefined;
  private confirmedAt = 0;
  /** Where the focus is in the list: a row that goes, or is put elsewhere, takes it along into nowhere. */
  private focused: { key: string | undefined; place: number } | undefined;

  constructor(
    private readonly page: HTMLElement,
    private readonly clock: ServerClock,
  ) {
    this.settings = new NotificationSettings(page, (key) => this.open(key));
    shortcuts.register({ key: 'a', description: 'Alerts; in their list, acknowledge one', run: () => this.open(null) });
    shortcuts.addHelp({ key: 'Enter', description: 'In the list of alerts: acknowledge' });
    page.addEventListener('keydown', (event) => this.handleKey(event));
    page.addEventListener('click', (event) => this.handleClick(event));
    page.addEventListener('focusin', ({ target }) =>
      this.rememberFocus(target instanceof Element ? target.closest<HTMLElement>('.desk-alert') : null),
    );
    // It does not bubble, and the circuit draws the list anew once: it stays as it was.
    page.addEventListener(
      'toggle',
      ({ target }) => {
        if (target !== this.dropdown) return;
        this.isOpened = this.dropdown?.open === true;
        this.updateFreeze();
      },
      true,
    );
    for (const event of ['pointerover', 'pointerout', 'focusin', 'focusout'] as const)
      page.addEventListener(event, () => queueMicrotask(() => this.updateFreeze()));
    document.documentElement.addEventListener('pointerleave', () => this.updateFreeze());
    document.addEventListener('visibilitychange', () => this.updateFreeze());
    new MutationObserver(() => this.updateAge()).observe(page, { attributes: true, attributeFilter: ['data-desk'] });
    this.observeList();
    setInterval(() => this.updateAge(), 1_000);
  }

  /** The circuit has drawn the page. */
  connect(circuit: SupervisorCircuit): void {
    this.circuit = circuit;
    this.isFrozen = false;
    this.observeList();
  }

  private get dropdown(): HTMLDetailsElement | null {
    return this.page.querySelector('.drop-alerts');
  }

  private observeList(): void {
    this.changes.disconnect();
    if (this.dropdown) {
      this.dropdown.open = this.isOpened;
      this.changes.observe(this.dropdown, {
        subtree: true,
        childList: true,
        attributes: true,
        attributeFilter: ['data-key', 'data-alert'],
      });
    }
    this.settings.restore();
    this.refresh();
    this.updateAge();
  }

  /** While somebody points at the list or has the focus in it, each alert keeps its place: the server is told of either. */
  private updateFreeze(): void {
    const list = this.dropdown?.querySelector('.alerts-list');
    const isFrozen = !document.hidden && this.dropdown?.open === true && list?.matches(':hover, :focus-within') === true;
    if (isFrozen === this.isFrozen || !this.circuit) return;
    this.isFrozen = isFrozen;
    void this.circuit.invokeMethodAsync('SetAlertsFrozen', isFrozen).catch(() => undefined);
  }

  private rows(which = ''): HTMLElement[] {
    return [...(this.dropdown?.querySelectorAll<HTMLElement>(`.desk-alert${which}`) ?? [])];
  }

  private refresh(): void {
    const rows = this.rows(':not([data-alert="over"])');
    const alerts = rows.map(({ dataset }) => ({
      key: dataset.key ?? '',
      text: dataset.text ?? '',
      boards: dataset.boards ?? '',
      isOpen: dataset.alert === 'raised',
    }));
    const open = alerts.filter((alert) => alert.isOpen);
    this.tabStatus.update({ alerts: open.length });
    this.announce(open);
    this.settings.update(
      alerts,
      rows
        .filter((row) => row.matches(OPEN_ALERT))
        .map(({ dataset }) => ({ key: dataset.key ?? '', sound: dataset.sound, quiet: dataset.quiet })),
    );
    this.restoreFocus();
  }

  /** For whoever listens: what is new, not what was there when they came. */
  private announce(open: readonly { key: string; text: string }[]): void {
    const raised = this.announced ? open.filter(({ key }) => !this.announced?.has(key)) : [];
    this.announced = new Set(open.map(({ key }) => key));
    const line = this.page.querySelector('[data-said]');
    if (line && raised.length > 0) line.textContent = formatAnnouncement(raised);
  }

  private rememberFocus(row: HTMLElement | null): void {
    this.focused = row ? { key: row.dataset.key, place: this.rows().indexOf(row) } : undefined;
  }

  /** Whoever works by the keyboard goes on where they were: at the same alert, or at the next once it is acknowledged or over. */
  private restoreFocus(): void {
    if (!this.focused || !this.dropdown?.open || document.activeElement !== document.body) return;
    const { key, place } = this.focused;
    const rows = this.rows();
    const open = this.rows(OPEN_ALERT);
    const row =
      open.find(({ dataset }) => dataset.key === key) ??
      open.find((other) => rows.indexOf(other) >= place) ??
      open.at(-1) ??
      rows[place] ??
      rows[0];
    (getPrimaryAction(row) ?? this.dropdown.querySelector<HTMLElement>('summary'))?.focus();
  }

  /** The server looked, and there is nothing else to draw. */
  confirmLive(at: string): void {
    this.confirmedAt = Date.parse(at);
  }

  /** What is in the list is as old as the page: a lost line must not look like calm. */
  private updateAge(): void {
    const renderedAt = Date.parse(this.page.querySelector<HTMLElement>('.desk-main')?.dataset.at ?? '');
    const age = this.clock.now() - Math.max(renderedAt || 0, this.confirmedAt);
    const isLost = this.page.dataset.desk === 'lost' || age > STALE_AFTER;
    this.tabStatus.update({ isLost });
    this.page.querySelector('[data-alerts]')?.toggleAttribute('data-lost', isLost);
    const notice = this.page.querySelector<HTMLElement>('[data-old]');
    if (notice) {
      notice.hidden = !isLost;
      const text = isLost
        ? `Old: nothing new has come for ${formatSpan(Math.max(0, age / 1000))}. There may be alerts that are not here.`
        : '';
      if (notice.textContent !== text) notice.textContent = text;
    }
    this.settings.tick();
  }

  /** Opens what an alert is about; the list when it is about several, or over by now. */
  private open(key: string | null): void {
    const row = key === null ? undefined : this.rows().find(({ dataset }) => dataset.key === key);
    if (row) {
      row.querySelector<HTMLElement>('[data-open]')?.click();
      return;
    }
    if (!this.dropdown) return;
    for (const other of this.page.querySelectorAll<HTMLDetailsElement>('details[data-drop][open]')) other.open = other === this.dropdown;
    this.dropdown.open = true;
    (getPrimaryAction(this.rows()[0]) ?? this.dropdown.querySelector<HTMLElement>('summary'))?.focus();
  }

  private handleClick({ target }: MouseEvent): void {
    if (!(target instanceof Element) || !this.dropdown?.contains(target)) return;
    if (target.closest('[data-open]')) this.dropdown.open = false;
    if (target.closest('[data-close-drop]')) {
      this.dropdown.open = false;
      this.dropdown.querySelector('summary')?.focus();
    }
    if (!target.closest('[data-acknowledge-all]')) return;
    this.focused = { key: undefined, place: 0 };
    void this.circuit
      ?.invokeMethodAsync(
        'AcknowledgeAlerts',
        this.rows(OPEN_ALERT).map(({ dataset }) => dataset.key),
      )
      .catch(() => undefined);
  }

  private handleKey(event: KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    if (!target || !this.dropdown?.open || !this.dropdown.contains(target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = this.rows();
    const current = rows.indexOf(target.closest('.desk-alert') as HTMLElement);
    const index = { ArrowDown: current + 1, ArrowUp: current < 0 ? rows.length - 1 : current - 1, Home: 0, End: rows.length - 1 }[
      event.key
    ];
    if (index !== undefined) getPrimaryAction(rows[Math.min(rows.length - 1, Math.max(0, index))])?.focus();
    else if (event.key.toLowerCase() === 'a') rows[current]?.querySelector<HTMLElement>('[data-acknowledge]')?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** What one does with an alert first: acknowledge it, and look at it once that was done. */
function getPrimaryAction(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[data-acknowledge]') ?? row?.querySelector<HTMLElement>('[data-open]') ?? null;
}
