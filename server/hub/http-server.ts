import { createServer, type RequestListener, type Server } from 'node:http';

/**
 * How long a connection that nobody uses is kept. A client or proxy that sends its next request just as
 * the server hangs up gets a reset, and whoever stands behind it a 502, so it is the proxy that must
 * hang up first: nginx and load balancers do after 60 s, Traefik after 90 s, Caddy after 120 s.
 */
const KEPT_MS = 125_000;

/** A server that keeps its connections longer than what stands in front of it does. */
export function httpServer(answer: RequestListener): Server {
  return createServer({ keepAliveTimeout: KEPT_MS }, answer);
}
