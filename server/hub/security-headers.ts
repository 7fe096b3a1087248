import { Router } from 'express';
import helmet from 'helmet';

/** A wall keeps its screen awake; nothing here looks, listens or asks where it stands. */
const PERMISSIONS = 'geolocation=(), camera=(), microphone=(), screen-wake-lock=(self)';

/** A strict content policy and its kin, on every answer; the operator's own map may be fetched. */
export function securityHeaders(mapOrigins: readonly string[]): Router {
  const route = Router();
  route.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:', ...mapOrigins],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...mapOrigins],
          workerSrc: ["'self'"],
          manifestSrc: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      referrerPolicy: { policy: 'no-referrer' },
      strictTransportSecurity: false,
    }),
  );
  route.use((_request, response, next) => {
    response.set('permissions-policy', PERMISSIONS);
    next();
  });
  return route;
}
