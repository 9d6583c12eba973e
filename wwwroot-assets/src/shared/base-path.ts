// The path of this host: the root, or the path that a proxy publishes it at. Relative addresses resolve by the page's
// base element; these functions are for complete paths.

/** The path of the host's pages with a trailing slash: "/" or "/phones/". The service worker's script has the same path. */
export const getBasePath = (): string => new URL('.', 'document' in globalThis ? document.baseURI : location.href).pathname;

/** Returns the complete path of a relative address of this host. */
export const toHostPath = (address: string): string => getBasePath() + address;

/**
 * Returns a storage name that is unique to this host: storage belongs to an origin, and other hosts may be published
 * below other paths of it.
 */
export const toStorageName = (name: string): string => (getBasePath() === '/' ? name : `${name} ${getBasePath()}`);
