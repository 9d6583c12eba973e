// The team view's groups of people.

import type { Extension } from '../model/frames';
import { byTeam, byTile } from '../model/order';
import { patchPerson, tickPerson } from '../board/extension-element';
import { RowList } from '../shared/keyed-list';
import type { ScreenPart } from '../board/board-screen';
import { matches } from './extension-search';
import type { Shown } from '../model/shown-state';
import { clone, text } from '../shared/dom-slots';
import type { Store } from '../connection/board-store';
import type { Finder } from './team-filter';

interface Group {
  section: HTMLElement;
  list: RowList<Extension>;
}

export class People implements ScreenPart {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly container: HTMLElement,
    private readonly store: Store,
    private readonly finder: Finder,
  ) {
    for (const section of container.querySelectorAll<HTMLElement>('[data-team-group]')) this.take(section);
    finder.onChange = () => this.find();
    this.find();
  }

  show(all: boolean): void {
    const teams = new Map<string, Extension[]>();
    for (const row of [...this.store.extensions.values()].sort((a, b) => byTeam(a, b) || byTile(a, b))) {
      const team = row.team ?? '';
      const rows = teams.get(team);
      if (rows) rows.push(row);
      else teams.set(team, [row]);
    }
    for (const [team, group] of this.groups) {
      if (!teams.has(team)) {
        group.section.remove();
        this.groups.delete(team);
      }
    }
    let place: Element | null = this.container.querySelector('[data-team-group]');
    for (const [team, rows] of teams) {
      const group = this.groups.get(team) ?? this.add(team);
      if (group.section === place) place = nextGroup(place);
      else this.container.insertBefore(group.section, place ?? this.container.querySelector('[data-empty]'));
      group.list.show(rows.map((row) => [row.key, row] as const), all);
    }
  }

  tick(now: number): Shown[] {
    const states: Shown[] = [];
    for (const { list } of this.groups.values()) {
      for (const [element, row] of list.entries()) states.push(tickPerson(element, row, this.store, now));
    }
    this.find();
    return states;
  }

  stop(): void {
    this.finder.stop();
  }

  /** Shows who is searched for. */
  private find(): void {
    let found = 0;
    for (const { section } of this.groups.values()) {
      let here = 0;
      for (const row of section.querySelectorAll<HTMLElement>('[data-key]')) {
        // One who talks while another call waits is found by the one state and by the other.
        const states = [(row.dataset.shown ?? 'Unknown') as Shown].concat(row.dataset.waiting === undefined ? [] : ['Ringing']);
        const isFound = states.some((state) => matches({ text: row.dataset.search ?? '', numberForms: row.dataset.numberForms }, state, this.finder.term, this.finder.filter));
        if (row.hidden === isFound) row.hidden = !isFound;
        here += isFound ? 1 : 0;
      }
      if (section.hidden === here > 0) section.hidden = here === 0;
      found += here;
    }
    const empty = this.container.querySelector<HTMLElement>('[data-empty="team"]');
    if (!empty) return;
    empty.hidden = found > 0;
    text(empty, 'term', this.finder.says);
  }

  private add(team: string): Group {
    const section = clone('team-group');
    section.dataset.teamGroup = team;
    text(section, 'team', team || 'No team');
    return this.take(section);
  }

  private take(section: HTMLElement): Group {
    const rows = section.querySelector<HTMLElement>('[data-list="team"]');
    if (!rows) throw new Error('A team has no list.');
    const group = { section, list: new RowList(rows, 'team-row', patchPerson) };
    this.groups.set(section.dataset.teamGroup ?? '', group);
    return group;
  }
}

function nextGroup(section: Element): Element | null {
  let next = section.nextElementSibling;
  while (next && !next.hasAttribute('data-team-group')) next = next.nextElementSibling;
  return next;
}
