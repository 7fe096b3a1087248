export interface HostAddress {
  readonly address: string;
  readonly family: number;
}

/** All addresses of a host name. */
export type Lookup = (host: string) => Promise<readonly HostAddress[]>;

/**
 * Requests for the same host wait for the same answer. The system's resolver blocks one of Node's
 * few worker threads a question, so a domain whose name server hangs must not be asked for again
 * by every retry; files and decompression wait for the same threads. Nothing is kept afterwards.
 */
export function sharedLookup(lookup: Lookup): Lookup {
  const underWay = new Map<string, Promise<readonly HostAddress[]>>();
  return (host) => {
    const known = underWay.get(host);
    if (known !== undefined) return known;
    const asked = lookup(host).finally(() => underWay.delete(host));
    underWay.set(host, asked);
    return asked;
  };
}
