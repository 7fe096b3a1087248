import { Router } from 'express';
import helmet from 'helmet';

/** A wall keeps its screen awake, and a person may speak to it; nothing looks or asks where it stands. */
const PERMISSIONS = 'geolocation=(), camera=(), microphone=(self), screen-wake-lock=(self)';

/** Origins of the streams of the city's cameras, by what a page needs to show them. */
export interface CameraOrigins {
  readonly hls: readonly string[];
  readonly mjpeg: readonly string[];
}

/**
 * A strict content policy and its kin, on every answer; the operator's own map and the pictures of
 * the city's own cameras may be fetched, and nothing else.
 */
export function securityHeaders(mapOrigins: readonly string[], cameras: CameraOrigins): Router {
  const route = Router();
  const { hls, mjpeg } = cameras;
  route.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:', ...mapOrigins, ...mjpeg],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...mapOrigins, ...hls, ...mjpeg],
          // Segments reach the player as a blob; a browser that plays HLS itself fetches them.
          ...(hls.length === 0 ? {} : { mediaSrc: ['blob:', ...hls] }),
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
