import { describe, expect, it } from 'vitest';
import { formatRestoreNotice, type RestoredPageState } from '../../../src/supervisor/page/page-restore';

const started = '2026-11-21T06:00:00.000Z';
const again = '2026-11-21T10:32:00.000Z';
const now = Date.parse('2026-11-21T10:33:00.000Z');
const hangUp = { id: 'a', words: 'Hang up: Anna 101' };
const kept: RestoredPageState = { at: now - 5_000, started, lost: 0, form: null, commands: [hangUp], scroll: {} };
const time = (at: number): string => new Date(at).toISOString().slice(11, 16);

describe('a page that is back', () => {
  it('says nothing when a person loaded it anew and all is known', () =>
    expect(formatRestoreNotice(kept, started, now, [], time)).toEqual([]));

  it('names when the server was restarted', () =>
    expect(formatRestoreNotice({ ...kept, lost: now - 60_000 }, again, now, [], time)).toEqual([
      'The server was restarted at 10:32. You are back where you were.',
    ]));

  it('claims no restart where only the line was lost', () =>
    expect(formatRestoreNotice({ ...kept, lost: now - 300_000 }, started, now, [], time)).toEqual([
      'The connection to the server was lost for 5 min. You are back where you were.',
    ]));

  it('lists what was on its way, and does not say that it was done or not', () => {
    const said = formatRestoreNotice({ ...kept, lost: now - 60_000 }, again, now, [hangUp], time);
    expect(said[1]).toContain('result is not known');
    expect(said[2]).toBe('Hang up: Anna 101');
    expect(said[3]).toContain('not sent again');
  });

  it('tells of a lost command though nobody noticed anything else', () =>
    expect(formatRestoreNotice(kept, started, now, [hangUp], time)).toHaveLength(4));
});
