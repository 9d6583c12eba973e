// Where this host's pages lie: at the root, or below the path at which a proxy shows them. Addresses without a slash at their
// beginning go from there by themselves, by the page's base element; this is for what must be a whole path.

/** The path of the host's pages, with a slash at its end: "/" or "/phones/". The worker's script lies there itself. */
export const getBasePath = (): string => new URL('.', 'document' in globalThis ? document.baseURI : location.href).pathname;

/** The path of one of the host's addresses, which is written without a slash at its beginning. */
export const toHostPath = (address: string): string => getBasePath() + address;

/** The name under which a browser keeps something for this host: what it keeps is by origin, and below other paths of it are other hosts. */
export const toStorageName = (name: string): string => (getBasePath() === '/' ? name : `${name} ${getBasePath()}`);
