/**
 * The state of the connection to the hub. Stale: connected, but no frame has been painted for a while. Blocked: no
 * transport works, so snapshots are fetched instead.
 */
export type ConnectionState = 'connecting' | 'live' | 'lost' | 'stale' | 'blocked';
