// The frames of the hub. These types are the contract of /hubs/presence.

export type State = 'Unknown' | 'Offline' | 'Idle' | 'Dialing' | 'Ringing' | 'OnCall' | 'OnHold';
export type Direction = 'Unknown' | 'Inbound' | 'Outbound' | 'Internal';
export type ResourceKind = 'presence' | 'registrations' | 'calls';
type Timestamp = string | null;

export interface PresenceEntity {
  key: string;
  account: string;
  observedAt: string;
  /** Present while polls no longer list the entity but it has not been removed yet. */
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
  /** Whether do not disturb is set, in any state. */
  dnd: boolean;
  /** Present for a number that can be dialled from outside: with its country code, and in national format. */
  numberForms?: string[];
  /** Present when the state was derived while a listed call may belong to this extension. */
  uncertain?: boolean;
}

export interface Registration extends PresenceEntity {
  extension: string | null;
  registered: boolean;
  expiresAt: Timestamp;
  expiry: 'None' | 'Exact' | 'Relative' | 'Estimated';
  address: string | null;
  userAgent: string | null;
  /** Present after the registration was lost three times within ten minutes. */
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
  /** When the call entered its state; present when another state was observed before. */
  stateSince?: string;
  legs: Leg[];
}

export interface Failure {
  endpoint: string;
  kind: string;
  message: string;
  since: Timestamp;
  lastSuccessAt: Timestamp;
  /** Null when only an administrator can restart the endpoint. */
  nextTryAt: Timestamp;
}

export interface Account {
  id: string;
  vendor: string;
  health: string;
  /** When the account's health last changed. */
  since: Timestamp;
  /** The most severe failure among the account's endpoints. */
  failure: Failure | null;
  /** The number of listed calls without a known extension; present when there are any. */
  unownedCalls?: number;
  /** A warning about an account that does respond. */
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
  /** The extensions of an alert about several phones that are still unregistered. */
  extensions?: string[];
  call: string | null;
  registration: string | null;
  text: string;
  since: string;
  raisedAt: string;
  /** When the subject of the alert was last observed; null while that is recent enough. */
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
  /** For each change: how many ms before `at` it was received and applied. See board/latency-monitor.ts. */
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
