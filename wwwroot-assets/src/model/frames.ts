// What the hub sends. The shapes are the contract of /hubs/presence.

export type State = 'Unknown' | 'Offline' | 'Idle' | 'Dialing' | 'Ringing' | 'OnCall' | 'OnHold';
export type Direction = 'Unknown' | 'Inbound' | 'Outbound' | 'Internal';
export type ResourceKind = 'presence' | 'registrations' | 'calls';
type Timestamp = string | null;

export interface PresenceEntity {
  key: string;
  account: string;
  observedAt: string;
  /** While polls do not list the row and it is not yet believed gone. */
  lastListedAt?: string;
}

export interface Extension extends PresenceEntity {
  number: string;
  name: string | null;
  team: string | null;
  state: State;
  since: Timestamp;
  direction: Direction;
  party: string | null;
  app: string | null;
  /** Whether do not disturb is set, whatever the state. */
  dnd: boolean;
  /** There for a number that outside lines reach: with its country code, and as it is dialled inside its country. */
  numberForms?: string[];
  /** There when the state was concluded while a call is listed that may be this extension's. */
  uncertain?: boolean;
}

export interface Registration extends PresenceEntity {
  extension: string | null;
  registered: boolean;
  expiresAt: Timestamp;
  expiry: 'None' | 'Exact' | 'Relative' | 'Estimated';
  address: string | null;
  userAgent: string | null;
  /** There once it was lost three times within ten minutes. */
  flappingUntil?: string;
}

export interface Leg {
  id: string;
  extension: string | null;
  party: string | null;
  state: State;
  held: boolean;
  parked: boolean;
  startedAt?: Timestamp;
}

export interface Call extends PresenceEntity {
  state: State;
  direction: Direction;
  from: string | null;
  to: string | null;
  startedAt: Timestamp;
  answeredAt: Timestamp;
  /** There when it was seen in another state before: when it came into this one. */
  stateSince?: string;
  legs: Leg[];
}

export interface Failure {
  endpoint: string;
  kind: string;
  message: string;
  since: Timestamp;
  lastSuccessAt: Timestamp;
  /** Null when only a person can restart it. */
  nextTryAt: Timestamp;
}

export interface Account {
  id: string;
  vendor: string;
  health: string;
  /** Since when its health has been what it is. */
  since: Timestamp;
  /** Of its endpoints' failures the one that matters most. */
  failure: Failure | null;
  /** Calls that it lists of which no end is a known extension; there when there are any. */
  unownedCalls?: number;
  /** What somebody should know of it though it answers. */
  notice?: string;
  intervals: Record<ResourceKind, number>;
  forgetAfter: number;
}

export type AlertKind = 'RegistrationsLost' | 'AccountStale' | 'Ringing' | 'OnHold' | 'RegistrationLost' | 'Offline' | 'Call';

export interface Alert {
  key: string;
  kind: AlertKind;
  account: string;
  extension: string | null;
  /** Of an alert about several phones: those that are lost still. */
  extensions?: string[];
  call: string | null;
  registration: string | null;
  text: string;
  since: string;
  raisedAt: string;
  /** When what it is about was last seen, once that is too old to be believed. */
  heardAt: Timestamp;
  acknowledgedAt: Timestamp;
  acknowledgedBy: string | null;
}

export type PollTimes = Record<string, Record<ResourceKind, Timestamp>>;

interface FrameHeader {
  epoch: string;
  version: number;
  at: string;
  seen: PollTimes;
}

export interface Snapshot extends FrameHeader {
  kind: 'snapshot';
  board: { id: string; title: string };
  extensions: Extension[];
  registrations: Registration[];
  calls: Call[];
  accounts: Account[];
  alerts: Alert[];
}

export interface Delta extends FrameHeader {
  kind: 'delta';
  /** How many ms before `at` each change in it was received and applied; see latency.ts. */
  trace?: [received: number, applied: number][];
  extensions?: Extension[];
  registrations?: Registration[];
  calls?: Call[];
  accounts?: Account[];
  alerts?: Alert[];
  removed?: { extensions?: string[]; registrations?: string[]; calls?: string[]; alerts?: string[] };
}

export interface Beat extends FrameHeader {
  kind: 'beat';
}

export type Frame = Snapshot | Delta | Beat;
