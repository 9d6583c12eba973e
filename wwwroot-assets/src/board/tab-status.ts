// What can be seen of a board whose tab is behind others: the worst there is, in the title and the icon.

export type Worst = 'lost' | 'alert' | 'trouble' | 'ringing' | 'calls' | 'quiet';

export interface Signs {
  isLost: boolean;
  /** Those that nobody has acknowledged. */
  alerts: number;
  troubles: number;
  ringing: number;
  calls: number;
}

// Each has its own outline, as the tiles' signs have: sixteen pixels tell little by colour.
const DRAWN: Record<Worst, string> = {
  lost: '<path d="M7 7l18 18M25 7L7 25" stroke="#FFD60A" stroke-width="5"/>',
  alert: '<rect x="3" y="3" width="26" height="26" rx="5" fill="#F2F5F8"/><path d="M16 8v10M16 22v3" stroke="#12161C" stroke-width="4"/>',
  trouble: '<path d="M16 5l12 22H4z" fill="#FFD60A"/><path d="M16 13v6M16 22v2" stroke="#12161C" stroke-width="3"/>',
  ringing: '<rect x="5" y="5" width="22" height="22" rx="5" fill="#FFD60A"/>',
  calls: '<circle cx="16" cy="16" r="11" fill="#C8503F"/>',
  quiet: '<rect x="6" y="6" width="20" height="20" rx="5" fill="none" stroke="#4CC38A" stroke-width="4"/>',
};

export function worstOf({ isLost, alerts, troubles, ringing, calls }: Signs): Worst {
  if (isLost) return 'lost';
  if (alerts > 0) return 'alert';
  if (troubles > 0) return 'trouble';
  if (ringing > 0) return 'ringing';
  return calls > 0 ? 'calls' : 'quiet';
}

/** ⚠ No connection — Everyone; ! 2 · Everyone; ⚠ (2) Everyone; (2) Everyone */
export function titleOf(signs: Signs, title: string): string {
  if (signs.isLost) return `⚠ No connection — ${title}`;
  return `${signs.alerts > 0 ? `! ${signs.alerts} · ` : ''}${signs.troubles > 0 ? '⚠ ' : ''}${signs.ringing > 0 ? `(${signs.ringing}) ` : ''}${title}`;
}

/** ⚠ No connection — Supervisor; (2) Supervisor: where nobody counts calls in the title, but what waits for somebody. */
export function deskTitle(signs: Signs, title: string): string {
  return signs.isLost || signs.alerts === 0 ? titleOf({ ...signs, alerts: 0, troubles: 0, ringing: 0 }, title) : `(${signs.alerts}) ${title}`;
}

export class Sign {
  private readonly title = document.title;
  private readonly icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  private signs: Signs = { isLost: false, alerts: 0, troubles: 0, ringing: 0, calls: 0 };
  private drawn: Worst | undefined;

  constructor(private readonly titled: (signs: Signs, title: string) => string = titleOf) {}

  show(news: Partial<Signs>): void {
    this.signs = { ...this.signs, ...news };
    const title = this.titled(this.signs, this.title);
    if (document.title !== title) document.title = title;
    const worst = worstOf(this.signs);
    if (worst === this.drawn) return;
    this.drawn = worst;
    const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6" fill="#12161C"/>${DRAWN[worst]}</svg>`;
    if (this.icon) this.icon.href = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
  }
}
