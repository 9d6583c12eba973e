// The page's keyboard shortcuts, and their list, which `?` opens.

import { cloneTemplate, replaceContent, findList, setText } from './dom-slots';
import * as texts from '../texts/en';

export interface ShortcutHelp {
  /** The key as the browser names it: f, n, ArrowLeft, a space. */
  key: string;
  /** What the key does, for the list. */
  description: string;
}

export interface Shortcut extends ShortcutHelp {
  run(): void;
}

const KEY_NAMES: Record<string, string> = { ' ': texts.keySpace, ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };

export class KeyboardShortcuts {
  private readonly shortcuts = new Map<string, Shortcut>();
  private readonly helpEntries: ShortcutHelp[] = [];

  /**
   * Registers shortcuts and returns a function that removes them. A later registration of the same key replaces an
   * earlier one.
   */
  register(...shortcuts: readonly Shortcut[]): () => void {
    for (const shortcut of shortcuts) this.shortcuts.set(shortcut.key, shortcut);
    return () => {
      for (const key of shortcuts) if (this.shortcuts.get(key.key) === key) this.shortcuts.delete(key.key);
    };
  }

  /** Adds keys to the list that another component handles. */
  addHelp(...entries: readonly ShortcutHelp[]): void {
    this.helpEntries.push(...entries);
  }

  /** All registered shortcuts in the order of registration. */
  get all(): readonly Shortcut[] {
    return [...this.shortcuts.values()];
  }

  listen(): void {
    this.register({ key: '?', description: texts.shortcutList, run: () => this.toggleHelp() });
    document.addEventListener('keydown', (event) => this.handleKey(event));
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
    const key = this.shortcuts.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (!key || (key.key !== '?' && document.querySelector('dialog[open]'))) return;
    event.preventDefault();
    key.run();
  }

  private toggleHelp(): void {
    const dialog = document.querySelector<HTMLDialogElement>('[data-help]');
    if (!dialog?.showModal) return;
    if (dialog.open) {
      dialog.close();
      return;
    }
    const rows = findList('keys');
    if (rows)
      replaceContent(
        rows,
        ...[...this.helpEntries, ...this.all].map(({ key, description: says }) => {
          const row = cloneTemplate('key');
          setText(row, 'key', KEY_NAMES[key] ?? key);
          setText(row, 'says', says);
          return row;
        }),
      );
    dialog.showModal();
  }
}

/** In a field a letter is text; on a button a space presses it. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  return target.matches('input, textarea, select, [contenteditable]') || (key === ' ' && target.matches('button, a, summary'));
}

/** The shortcuts of this page. */
export const shortcuts = new KeyboardShortcuts();
