// The state of the connection between a page and the hub.

/** Stale: the connection stands, and yet nothing new was drawn. Blocked: no transport works; snapshots are fetched instead. */
export type ConnectionState = 'connecting' | 'live' | 'lost' | 'stale' | 'blocked';
