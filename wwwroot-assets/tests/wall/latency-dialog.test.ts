import { afterEach, expect, it, vi } from 'vitest';
import { LatencyDialog } from '../../src/wall/latency-dialog';
import { LatencyMonitor } from '../../src/board/latency-monitor';
import type { ConnectionState } from '../../src/model/connection-state';
import type { ScreenContext } from '../../src/board/board-screen';
import { BoardStore } from '../../src/connection/board-store';
import { connectionName } from '../../src/model/texts';

afterEach(() => vi.unstubAllGlobals());

it.each<[ConnectionState, string]>([
  ['connecting', 'Connecting…'],
  ['live', 'Live'],
  ['lost', 'Connection lost'],
  ['stale', 'No news'],
])('infoSheet_OfALineThatIs %s_SaysWhatTheHeaderSays', (link, word) => {
  vi.stubGlobal('document', new EventTarget());
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no server')));
  const connection = { textContent: '' };
  const sheet = Object.assign(new EventTarget(), {
    matches: () => true,
    querySelector: (selector: string) => (selector === '[data-slot="connection"]' ? connection : null),
  }) as unknown as HTMLElement;
  const screen = { page: { dataset: { link } }, store: new BoardStore(), clock: { now: () => 5_000 } } as unknown as ScreenContext;

  const info = new LatencyDialog(sheet, screen, new LatencyMonitor(screen));
  info.tick(5_000);
  info.stop();

  expect(connection.textContent).toBe(word);
  expect(connectionName(link)).toBe(word);
});
