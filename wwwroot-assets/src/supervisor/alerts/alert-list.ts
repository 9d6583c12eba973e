// The list of alerts that the server renders: count in the title, keyboard navigation, announcements, notifications
// and sounds.

import { formatAnnouncement } from '../../model/alert-texts';
import { NotificationSettings } from './notification-settings';
import type { ServerClock } from '../../shared/server-clock';
import { formatSpan } from '../../model/time-format';
import { shortcuts } from '../../shared/keyboard-shortcuts';
import { formatSupervisorTitle, TabStatus } from '../../board/tab-status';
import type { SupervisorCircuit } from '../page/circuit';
import * as texts from '../../texts/en';
import { format } from '../../texts/format';

/** The server renders at least every two seconds. A page that is older is not live, whatever the connection state is. */
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
  /** The position of the focus in the list. A row that is removed or moved loses the focus. */
  private focused: { key: string | undefined; place: number } | undefined;

  constructor(
    private readonly page: HTMLElement,
    private readonly clock: ServerClock,
  ) {
    this.settings = new NotificationSettings(page, (key) => this.open(key));
    shortcuts.register({ key: 'a', description: texts.shortcutAlerts, run: () => this.open(null) });
    shortcuts.addHelp({ key: texts.keyEnter, description: texts.shortcutAcknowledge });
    page.addEventListener('keydown', (event) => this.handleKey(event));
    page.addEventListener('click', (event) => this.handleClick(event));
    page.addEventListener('focusin', ({ target }) =>
      this.rememberFocus(target instanceof Element ? target.closest<HTMLElement>('.supervisor-alert') : null),
    );
    // The toggle event does not bubble. The circuit renders the list again once, and it keeps its open state.
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
    new MutationObserver(() => this.updateAge()).observe(page, { attributes: true, attributeFilter: ['data-connection'] });
    this.observeList();
    setInterval(() => this.updateAge(), 1_000);
  }

  /** Connects to the circuit after it has rendered the page. */
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

  /** Freezes the order of alerts while the pointer or the focus is in the list, and tells the server. */
  private updateFreeze(): void {
    const list = this.dropdown?.querySelector('.alerts-list');
    const isFrozen = !document.hidden && this.dropdown?.open === true && list?.matches(':hover, :focus-within') === true;
    if (isFrozen === this.isFrozen || !this.circuit) return;
    this.isFrozen = isFrozen;
    void this.circuit.invokeMethodAsync('SetAlertsFrozen', isFrozen).catch(() => undefined);
  }

  private rows(which = ''): HTMLElement[] {
    return [...(this.dropdown?.querySelectorAll<HTMLElement>(`.supervisor-alert${which}`) ?? [])];
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

  /** Announces alerts that are new since the page was opened. */
  private announce(open: readonly { key: string; text: string }[]): void {
    const raised = this.announced ? open.filter(({ key }) => !this.announced?.has(key)) : [];
    this.announced = new Set(open.map(({ key }) => key));
    const line = this.page.querySelector('[data-said]');
    if (line && raised.length > 0) line.textContent = formatAnnouncement(raised);
  }

  private rememberFocus(row: HTMLElement | null): void {
    this.focused = row ? { key: row.dataset.key, place: this.rows().indexOf(row) } : undefined;
  }

  /** Restores the focus for keyboard users: to the same alert, or to the next after it was acknowledged or ended. */
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

  /** The server has checked, and nothing changed. */
  confirmLive(at: string): void {
    this.confirmedAt = Date.parse(at);
  }

  /** The list is as old as the page: a lost connection must not look like an absence of alerts. */
  private updateAge(): void {
    const renderedAt = Date.parse(this.page.querySelector<HTMLElement>('.supervisor-main')?.dataset.at ?? '');
    const age = this.clock.now() - Math.max(renderedAt || 0, this.confirmedAt);
    const isLost = this.page.dataset.connection === 'lost' || age > STALE_AFTER;
    this.tabStatus.update({ isLost });
    this.page.querySelector('[data-alerts]')?.toggleAttribute('data-lost', isLost);
    const notice = this.page.querySelector<HTMLElement>('[data-old]');
    if (notice) {
      notice.hidden = !isLost;
      const text = isLost ? format(texts.alertsOutdated, { span: formatSpan(Math.max(0, age / 1000)) }) : '';
      if (notice.textContent !== text) notice.textContent = text;
    }
    this.settings.tick();
  }

  /** Opens what an alert is about; the list when there are several alerts or it has ended. */
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
    const current = rows.indexOf(target.closest('.supervisor-alert') as HTMLElement);
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

/** The first action on an alert: acknowledge; after that, open. */
function getPrimaryAction(row: HTMLElement | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[data-acknowledge]') ?? row?.querySelector<HTMLElement>('[data-open]') ?? null;
}
