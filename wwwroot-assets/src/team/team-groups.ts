// The groups of the team view.

import type { Extension } from '../model/frames';
import { byTeam, byTile } from '../model/order';
import { updateExtension, tickExtension } from '../board/extension-element';
import { KeyedList } from '../shared/keyed-list';
import type { ScreenPart } from '../board/board-screen';
import { matchesSearch } from './extension-search';
import type { ShownState } from '../model/shown-state';
import { cloneTemplate, setText } from '../shared/dom-slots';
import type { BoardStore } from '../connection/board-store';
import type { TeamFilter } from './team-filter';
import * as texts from '../texts/en';

interface Group {
  section: HTMLElement;
  list: KeyedList<Extension>;
}

export class TeamGroups implements ScreenPart {
  private readonly groups = new Map<string, Group>();

  constructor(
    private readonly container: HTMLElement,
    private readonly store: BoardStore,
    private readonly filter: TeamFilter,
  ) {
    for (const section of container.querySelectorAll<HTMLElement>('[data-team-group]')) this.adoptSection(section);
    filter.onChange = () => this.applyFilter();
    this.applyFilter();
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
      const group = this.groups.get(team) ?? this.addGroup(team);
      if (group.section === place) place = nextGroup(place);
      else this.container.insertBefore(group.section, place ?? this.container.querySelector('[data-empty]'));
      group.list.update(
        rows.map((row) => [row.key, row] as const),
        all,
      );
    }
  }

  tick(now: number): ShownState[] {
    const states: ShownState[] = [];
    for (const { list } of this.groups.values()) {
      for (const [element, row] of list.entries()) states.push(tickExtension(element, row, this.store, now));
    }
    this.applyFilter();
    return states;
  }

  stop(): void {
    this.filter.stop();
  }

  /** Shows the rows that match search and filter. */
  private applyFilter(): void {
    let found = 0;
    for (const { section } of this.groups.values()) {
      let here = 0;
      for (const row of section.querySelectorAll<HTMLElement>('[data-key]')) {
        // An extension with a waiting call matches both its own state and ringing.
        const states = [(row.dataset.shown ?? 'Unknown') as ShownState].concat(row.dataset.waiting === undefined ? [] : ['Ringing']);
        const isFound = states.some((state) =>
          matchesSearch(
            { text: row.dataset.search ?? '', numberForms: row.dataset.numberForms },
            state,
            this.filter.term,
            this.filter.filter,
          ),
        );
        if (row.hidden === isFound) row.hidden = !isFound;
        here += isFound ? 1 : 0;
      }
      if (section.hidden === here > 0) section.hidden = here === 0;
      found += here;
    }
    const empty = this.container.querySelector<HTMLElement>('[data-empty="team"]');
    if (!empty) return;
    empty.hidden = found > 0;
    setText(empty, 'term', this.filter.description);
  }

  private addGroup(team: string): Group {
    const section = cloneTemplate('team-group');
    section.dataset.teamGroup = team;
    setText(section, 'team', team || texts.noTeam);
    return this.adoptSection(section);
  }

  private adoptSection(section: HTMLElement): Group {
    const rows = section.querySelector<HTMLElement>('[data-list="team"]');
    if (!rows) throw new Error('A team has no list.');
    const group = { section, list: new KeyedList(rows, 'team-row', updateExtension) };
    this.groups.set(section.dataset.teamGroup ?? '', group);
    return group;
  }
}

function nextGroup(section: Element): Element | null {
  let next = section.nextElementSibling;
  while (next && !next.hasAttribute('data-team-group')) next = next.nextElementSibling;
  return next;
}
