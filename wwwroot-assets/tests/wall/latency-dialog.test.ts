import { afterEach, expect, it, vi } from 'vitest';
import { InfoSheet } from '../../src/wall/latency-dialog';
import { Latency } from '../../src/board/latency-monitor';
import type { LinkState } from '../../src/connection/board-connection';
import type { ScreenContext } from '../../src/board/board-screen';
import { Store } from '../../src/connection/board-store';
import { linkWord } from '../../src/model/texts';

afterEach(() => vi.unstubAllGlobals());

it.each<[LinkState, string]>([['connecting', 'Connecting…'], ['live', 'Live'], ['lost', 'Connection lost'], ['stale', 'No news']])(
  'infoSheet_OfALineThatIs %s_SaysWhatTheHeaderSays', (link, word) => {
    vi.stubGlobal('document', new EventTarget());
    vi.stubGlobal('fetch', () => Promise.reject(new Error('no server')));
    const connection = { textContent: '' };
    const sheet = Object.assign(new EventTarget(), {
      matches: () => true,
      querySelector: (selector: string) => (selector === '[data-slot="connection"]' ? connection : null),
    }) as unknown as HTMLElement;
    const screen = { page: { dataset: { link } }, store: new Store(), clock: { now: () => 5_000 } } as unknown as ScreenContext;

    const info = new InfoSheet(sheet, screen, new Latency(screen));
    info.tick(5_000);
    info.stop();

    expect(connection.textContent).toBe(word);
    expect(linkWord(link)).toBe(word);
  });
