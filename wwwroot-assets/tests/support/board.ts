// Builders for the data of a board, and the page's templates as the server renders them.

import { BoardStore } from '../../src/connection/board-store';
import type { Account, Alert, Call, Extension, Leg, Registration, Snapshot } from '../../src/model/frames';

export const NOW = Date.parse('2026-11-21T06:00:00Z');

/** A time so many seconds after `NOW`. */
export const iso = (seconds: number): string => new Date(NOW + seconds * 1000).toISOString();

export const extension = (number: string, more: Partial<Extension> = {}): Extension => ({
  key: `sydney/${number}`,
  account: 'sydney',
  number,
  name: `Name ${number}`,
  team: null,
  state: 'Idle',
  since: iso(-120),
  direction: 'Unknown',
  party: null,
  app: null,
  dnd: false,
  observedAt: iso(0),
  ...more,
});

export const leg = (id: string, more: Partial<Leg> = {}): Leg => ({
  id,
  extension: null,
  party: null,
  state: 'OnCall',
  held: false,
  parked: false,
  ...more,
});

export const call = (key: string, more: Partial<Call> = {}): Call => ({
  key,
  account: 'sydney',
  state: 'OnCall',
  direction: 'Inbound',
  from: '0412341234',
  to: '101',
  startedAt: iso(-70),
  answeredAt: iso(-65),
  observedAt: iso(0),
  legs: [],
  ...more,
});

export const registration = (key: string, more: Partial<Registration> = {}): Registration => ({
  key,
  account: 'sydney',
  extension: null,
  registered: true,
  expiresAt: iso(600),
  expiry: 'Exact',
  address: null,
  userAgent: null,
  observedAt: iso(0),
  ...more,
});

export const account = (id: string, more: Partial<Account> = {}): Account => ({
  id,
  vendor: 'Jingl',
  health: 'Ok',
  since: iso(-300),
  failure: null,
  intervals: { presence: 2000, registrations: 2000, calls: 2000 },
  forgetAfter: 900_000,
  ...more,
});

export const alert = (key: string, more: Partial<Alert> = {}): Alert => ({
  key,
  kind: 'Ringing',
  account: 'sydney',
  extension: null,
  call: null,
  registration: null,
  text: `${key} ringing`,
  since: iso(-60),
  raisedAt: iso(-60),
  heardAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  ...more,
});

export const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  kind: 'snapshot',
  epoch: 'e1',
  version: 1,
  at: iso(0),
  seen: {},
  board: { id: 'sales', title: 'Sales' },
  extensions: [],
  registrations: [],
  calls: [],
  accounts: [account('sydney')],
  alerts: [],
  ...more,
});

export function storeOf(more: Partial<Snapshot> = {}): BoardStore {
  const store = new BoardStore();
  store.apply(snapshot(more));
  return store;
}

const slots = (...names: readonly string[]): string => names.map((name) => `<span data-slot="${name}"></span>`).join('');
const SHAPE = '<svg><use data-slot="shape"></use></svg>';

/** The templates that the server renders, by name. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  tile: `<li class="tile" title="">${SHAPE}${slots('number', 'name', 'line', 'time', 'word')}</li>`,
  'tile-team': `<li class="tile-team">${slots('team', 'size')}</li>`,
  'team-group': `<section><h2 data-slot="team"></h2><ul data-list="team"></ul></section>`,
  'team-row': `<li class="person" data-search="" title="">${SHAPE}${slots('number', 'name', 'line', 'time', 'word')}</li>`,
  account: `<li class="account">${slots('id', 'vendor', 'message', 'unowned', 'health', 'age', 'lasting', 'answer', 'next')}</li>`,
  trouble: `<li class="outage">${slots('id', 'vendor', 'message', 'unowned', 'health', 'age', 'lasting', 'answer', 'next')}</li>`,
  call: `<li class="call">${SHAPE}${slots('from', 'to', 'direction', 'word', 'time', 'in-state')}<ul data-slot="legs"></ul></li>`,
  leg: `<li class="leg">${SHAPE}${slots('party', 'word')}</li>`,
  registration: `<li class="registration">${slots('name', 'detail', 'countdown')}</li>`,
  alert: `<li class="alert">${SHAPE}${slots('time', 'text', 'seen')}<form data-acknowledge><button data-slot="button"></button></form></li>`,
  key: `<li><kbd data-slot="key"></kbd>${slots('says')}</li>`,
};

/** Replaces the page's body and adds the templates that are named. */
export function render(html: string, ...templates: readonly string[]): HTMLElement {
  document.body.innerHTML = html + templates.map((name) => `<template id="template-${name}">${TEMPLATES[name]}</template>`).join('');
  return document.body;
}

export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The page has no ${selector}.`);
  return found;
}

/** The text of a slot. */
export const slot = (element: ParentNode, name: string): string => element.querySelector(`[data-slot="${name}"]`)?.textContent ?? '';
