import { z } from 'zod';
import type { NotePin } from '../../contract/office.ts';
import { AN_INSTANT } from './an-instant.ts';

const COORDINATE = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const MOST_CORNERS = 100;
const AREA = z
  .object({
    type: z.literal('MultiPolygon'),
    coordinates: z.array(z.array(z.array(COORDINATE).min(4)).min(1)).min(1),
  })
  .refine(
    ({ coordinates }) => coordinates.flat(2).length <= MOST_CORNERS,
    `expected an area of at most ${MOST_CORNERS} corners`,
  )
  .refine(
    ({ coordinates }) =>
      coordinates.flat().every((ring) => String(ring[0]) === String(ring.at(-1))),
    'expected rings that end where they begin',
  );

/** Where and when a note speaks of; neither is no pin. */
export const NOTE_PIN = z
  .strictObject({
    geometry: z
      .discriminatedUnion('type', [
        z.strictObject({ type: z.literal('Point'), coordinates: COORDINATE }),
        AREA,
      ])
      .exactOptional(),
    from: AN_INSTANT.exactOptional(),
    to: AN_INSTANT.exactOptional(),
  })
  .refine(
    ({ geometry, from }) => geometry !== undefined || from !== undefined,
    'expected a place or a time',
  )
  .refine(
    ({ from, to }) => to === undefined || (from !== undefined && from < to),
    'expected `to` after `from`',
  ) satisfies z.ZodType<NotePin>;
