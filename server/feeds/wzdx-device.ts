import { z } from 'zod';
import type { AssetAttribute, AssetFault, AssetState } from '../../contract/asset.ts';
import type { Severity } from '../../contract/event.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { assetOf, type Origin } from '../feed-kit/event-of.ts';
import { optionalText, text } from '../feed-kit/field.ts';
import { geometryInCity } from '../feed-kit/geojson-geometry.ts';
import { offsetInstant } from '../feed-kit/offset-instant.ts';
import { listOf } from '../feed-kit/record.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';

/** A field device: arrow board, camera, message sign, sensor. */
export const wzdxDevice = z.object({
  is: z.literal('device'),
  id: text,
  geometry: z.unknown().optional(),
  own: z.looseObject({
    device_type: text,
    device_status: optionalText,
    name: optionalText,
    description: optionalText,
    update_date: text,
    status_messages: z.unknown().optional(),
  }),
});

const STATES: Readonly<Record<string, AssetState>> = {
  ok: 'ok',
  warning: 'degraded',
  error: 'fault',
  unknown: 'unknown',
};
const SEVERITIES: Partial<Record<AssetState, Severity>> = { degraded: 'Minor', fault: 'Moderate' };
/** Said elsewhere in the event, or of no use to the office. */
const NOT_KEPT = new Set([
  'device_type',
  'device_status',
  'name',
  'description',
  'update_date',
  'data_source_id',
]);
const MAX_ATTRIBUTES = 30;

/** The device as last known; what it complains of are its faults. */
export function deviceAsset(
  { id, own, geometry }: z.output<typeof wzdxDevice>,
  context: RowContext,
  origin: Origin,
): RowResult {
  const time = offsetInstant(own.update_date);
  if (time === undefined) return { reject: `no such time: ${own.update_date}` };
  const status = own.device_status ?? 'unknown';
  const state = Object.hasOwn(STATES, status) ? STATES[status] : undefined;
  if (state === undefined) context.drift(`unknown device_status: ${status.slice(0, 40)}`);
  const severity = state === undefined ? undefined : SEVERITIES[state];
  const said = listOf(own.status_messages).filter((message) => typeof message === 'string');
  const messages = said.length > 0 ? said : [`device_status ${status}`];
  const faults: readonly AssetFault[] =
    severity === undefined
      ? []
      : messages.map((message) => ({
          code: `device-${status}`,
          text: { ko: message },
          severity,
          since: time,
        }));
  const placed = geometryInCity(context.city, geometry);
  const name = own.name ?? own.description ?? id;
  return [
    assetOf(context, origin, {
      subject: `asset/${context.frame.feed}/${subjectKey(id)}`,
      ref: id,
      time,
      isEdited: true,
      ...placed,
      districts: [],
      place: { ko: name },
      assetType: own.device_type,
      assetId: id,
      name: { ko: name },
      state: state ?? 'unknown',
      faults,
      attributes: attributesOf(own),
    }),
  ];
}

function attributesOf(own: Readonly<Record<string, unknown>>): Record<string, AssetAttribute> {
  const kept = Object.entries(own).flatMap(([key, value]): [string, AssetAttribute][] => {
    if (NOT_KEPT.has(key)) return [];
    const isScalar =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return isScalar ? [[key, { value }]] : [];
  });
  return Object.fromEntries(kept.slice(0, MAX_ATTRIBUTES));
}
