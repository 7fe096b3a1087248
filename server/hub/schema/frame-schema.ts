import { z } from 'zod';
import { DENSE_TOPICS, FRAME_COLUMNS, type FrameHeader } from '../../../contract/dense-frame.ts';
import { FLAGS } from '../../../contract/event.ts';
import { API_SCHEMAS } from './api-schemas.ts';
import { POSITION_DATA } from './equipment-schema.ts';
import { BASIS, THRESHOLD } from './event-schema.ts';
import { GEOMETRY, INSTANT, TEXT } from './place-schema.ts';

const SLOT = z.int().nonnegative();
const NAMED = z.object({ id: z.string(), name: TEXT.exactOptional() });
const ENTRY = z.object({ slot: SLOT, subject: z.string(), name: TEXT, feed: z.int() });

const HEADER = z.object({
  epoch: z.string(),
  seq: z.int().nonnegative(),
  now: INSTANT,
  after: z.int().nonnegative().exactOptional(),
  capacity: SLOT,
  rows: z.int().nonnegative(),
  slots: z.enum(['all', 'list', 'bits']),
  baseMs: z.number(),
  removed: z.array(SLOT),
  feeds: z.array(z.string()),
  routes: z.array(NAMED),
  stops: z.array(NAMED),
  marks: z.array(z.object({ flags: z.array(z.enum(FLAGS)), basis: BASIS.exactOptional() })),
  heard: z.record(z.string(), z.object({ at: INSTANT, rawId: z.string() })),
});

const POSITION_ENTRY = ENTRY.extend({
  mode: POSITION_DATA.shape.mode,
  route: z.int().exactOptional(),
  stop: z.int().exactOptional(),
});
const LINK_ENTRY = ENTRY.extend({
  unit: z.string(),
  geometry: GEOMETRY.nullable(),
  districts: z.array(z.string()),
  thresholds: z.array(THRESHOLD).exactOptional(),
});

export const FRAME_HEADER = z
  .discriminatedUnion('topic', [
    HEADER.extend({ topic: z.literal('positions'), entries: z.array(POSITION_ENTRY) }),
    HEADER.extend({ topic: z.literal('links'), entries: z.array(LINK_ENTRY) }),
  ])
  .register(API_SCHEMAS, {
    id: 'FrameHeader',
    description:
      'Head of a frame of columns. `after` = `seq` of the frame of this topic before it, absent = a key frame; `baseMs` is what the column `at` counts from, in ms.',
  }) satisfies z.ZodType<FrameHeader<'positions'> | FrameHeader<'links'>>;

const COLUMNS = DENSE_TOPICS.map((topic) => {
  const columns = Object.entries(FRAME_COLUMNS[topic]).map(
    ([name, { type, size }]) => `${name} ${size} × ${type}`,
  );
  return `${topic}: ${columns.join(', ')}`;
});

/** How the bytes of a frame lie, in words. */
export const FRAME_LAYOUT = [
  'Vehicles or road speeds in columns: bytes, little-endian.',
  'A uint32 with the length of the head; the head, JSON in UTF-8 as `FrameHeader`; with slots `list` a uint32 a row; the columns one after the other; with slots `bits` one bit a slot, lowest first.',
  `Columns of a row: ${COLUMNS.join('; ')}. NaN is no value.`,
].join(' ');
