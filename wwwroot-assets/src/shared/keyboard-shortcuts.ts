// What the keyboard does, and the list of it that `?` opens.

import { clone, fill, list, text } from './dom-slots';

export interface Told {
  /** As the browser names it: f, n, ArrowLeft, a blank. */
  key: string;
  /** What it does, for the list. */
  says: string;
}

export interface Key extends Told {
  act(): void;
}

const NAMES: Record<string, string> = { ' ': 'Space', ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

export class Keys {
  private readonly known = new Map<string, Key>();
  private readonly told: Told[] = [];

  /** Lets keys do something; what is answered takes them back. The last to take a key has it. */
  register(...taken: readonly Key[]): () => void {
    for (const key of taken) this.known.set(key.key, key);
    return () => {
      for (const key of taken) if (this.known.get(key.key) === key) this.known.delete(key.key);
    };
  }

  /** Names keys for the list that something else listens to. */
  tell(...told: readonly Told[]): void {
    this.told.push(...told);
  }

  /** Every key that does something, in the order they were taken. */
  get all(): readonly Key[] {
    return [...this.known.values()];
  }

  listen(): void {
    this.register({ key: '?', says: 'This list', act: () => this.toggleHelp() });
    document.addEventListener('keydown', (event) => this.take(event));
  }

  private take(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
    const key = this.known.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!key || (key.key !== '?' && document.querySelector('dialog[open]'))) return;
    event.preventDefault();
    key.act();
  }

  private toggleHelp(): void {
    const dialog = document.querySelector<HTMLDialogElement>('[data-help]');
    if (!dialog?.showModal) return;
    if (dialog.open) {
      dialog.close();
      return;
    }
    const rows = list('keys');
    if (rows) fill(
      rows,
      ...[...this.told, ...this.all].map(({ key, says }) => {
        const row = clone('key');
        text(row, 'key', NAMES[key] ?? key);
        text(row, 'says', says);
        return row;
      }),
    );
    dialog.showModal();
  }
}

/** Into a field a letter is a letter, and a blank on a button presses it. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  return target.matches('input, textarea, select, [contenteditable]') || (key === ' ' && target.matches('button, a, summary'));
}

/** The page's. */
export const keys = new Keys();
