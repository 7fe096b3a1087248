import { z } from 'zod';
import { OVERLAY_KINDS, type NamedOverlay } from '../../contract/map-overlay.ts';
import { overlayAddress, type AddressProblem } from '../../contract/overlay-address.ts';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'expected lower-case letters, digits and -');
const words = z.string().min(1);

const EXPECTED: Readonly<Record<AddressProblem, readonly [key: string, expected: string]>> = {
  url: ['url', 'expected an http(s) address, its host without {…}'],
  scheme: ['url', 'expected an http or https address'],
  login: ['url', 'expected an address without user or password: every page is told it'],
  layers: ['layers', 'expected the name of a layer of the server'],
  matrixSet: ['matrixSet', 'expected the name of a tile matrix set in Web Mercator'],
  matrix: ['url', 'expected {TileMatrix}, {TileRow} and {TileCol} in it'],
  tile: ['url', 'expected {z}, {x} and {y} in it'],
};

const overlay = z
  .strictObject({
    id,
    title: text,
    kind: z.enum(OVERLAY_KINDS),
    url: words,
    layers: words.exactOptional(),
    style: words.exactOptional(),
    format: z
      .string()
      .regex(/^image\/[\w.+-]+$/, 'expected a media type like image/png')
      .exactOptional(),
    matrixSet: words.exactOptional(),
    maxZoom: z.int().min(0).max(24).exactOptional(),
    /** Whose it is; a map that is shown says it. */
    attribution: words,
  })
  .superRefine((source, issues) => {
    const address = overlayAddress(source);
    if (!('problem' in address)) return;
    const [key, message] = EXPECTED[address.problem];
    issues.addIssue({ code: 'custom', path: [key], message });
  }) satisfies z.ZodType<NamedOverlay>;

/** `overlays` of `city.yaml`: what every desk may lay over its map. */
export const overlays = z
  .array(overlay)
  .max(100)
  .superRefine((list, issues) => {
    for (const [index, { id: own }] of list.entries()) {
      if (list.findIndex((other) => other.id === own) === index) continue;
      issues.addIssue({ code: 'custom', path: [index, 'id'], message: 'expected once' });
    }
  })
  .default([]);

const EXPECTED_ORIGIN = 'expected an origin like https://tiles.example.org, without a path';

/** No host with a `*` either: to a content policy that is every host. */
function isOrigin(origin: string): boolean {
  const address = overlayAddress({ kind: 'geojson', url: origin });
  return 'origin' in address && address.origin === origin && URL.parse(origin)?.origin === origin;
}

/** `overlayHosts` of `city.yaml`: whom a page may ask besides, for what analysts enter themselves. */
export const overlayHosts = z.array(z.string().refine(isOrigin, EXPECTED_ORIGIN)).default([]);
