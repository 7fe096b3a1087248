import { defineConnector, type RowResult } from '../feed-kit/define-connector.ts';
import { rowKey } from '../feed-kit/record.ts';
import { cloudEvent, eventData, type CloudEvent } from './cloudevent-envelope.ts';
import {
  cloudEventSettings,
  mapped,
  settingsOf,
  READ_KINDS,
  type ReadKind,
} from './cloudevent-mapping.ts';
import { readAlert, readIncident, readRequest } from './cloudevent-matters.ts';
import type { Reader } from './cloudevent-reader.ts';
import { cloudEventRows } from './cloudevent-rows.ts';
import { readAsset, readObservation, readPosition } from './cloudevent-values.ts';
import { memberOf } from './member-of.ts';

const source = { licence: 'as the sender says', attribution: 'as the sender says' };
const origin = {
  standard: 'CloudEvents 1.0',
  licence: source.licence,
  domain: 'system',
} as const;

const READERS: Readonly<Record<ReadKind, Reader>> = {
  observation: readObservation,
  incident: readIncident,
  alert: readAlert,
  request: readRequest,
  asset: readAsset,
  position: readPosition,
};
/** Ours: `city.observation.updated.v1`. */
const OWN_TYPE = /^city\.([a-z]+)\.([a-z]+)\.v1$/;

export default defineConnector<CloudEvent>({
  id: 'cloudevents',
  title: { ko: '외부 이벤트', en: 'Events sent to the city' },
  domain: origin.domain,
  emits: READ_KINDS,
  standard: origin.standard,
  source: {
    ...source,
    baseUrl: 'https://events.invalid',
    transport: 'push',
    isCloudEvents: true,
    alsoBy: ['mqtt', 'poll', 'websocket'],
    topics: (city) => settingsOf(city).topics,
    calls: () => [{ name: 'events', path: '' }],
  },
  cadence: { everySec: 300, lagSec: 3600 },
  format: 'bytes',
  settings: cloudEventSettings,
  rows: (body, frame) => cloudEventRows(body, frame),
  row: cloudEvent,
  rowName: (raw) => rowKey(raw, 'id'),
  toEvents: (event, context) => {
    const own = settingsOf(context.city).types;
    const mapping = memberOf(own, event.type);
    const [, word, change] = OWN_TYPE.exec(event.type) ?? [];
    const kind = mapping?.kind ?? READ_KINDS.find((known) => known === word);
    if (kind === undefined) {
      context.drift(`type ${event.type.slice(0, 60)} is not read`);
      return [];
    }
    const unpacked = eventData(event);
    if ('reject' in unpacked) return unpacked;
    const { data } = unpacked;
    const fields = mapping === undefined ? data : mapped({ ...event, data }, mapping);
    const subject = typeof fields['subject'] === 'string' ? fields['subject'] : undefined;
    const time = mapping === undefined ? undefined : fields['time'];
    const result = READERS[kind]({
      event: event.time === undefined && typeof time === 'string' ? { ...event, time } : event,
      fields,
      ...(subject === undefined || mapping === undefined ? {} : { subject }),
      isOver: change === 'cancelled' || change === 'expired',
      context,
      origin,
    });
    return 'reject' in result ? result : identified(result, event);
  },
});

/** Its source and id as they came are its identity: whoever sends it again sends nothing new. */
function identified(
  events: Exclude<RowResult, { reject: string }>,
  { source: from, id }: CloudEvent,
) {
  return events.map((event) => ({ ...event, id: `${event.subject}@${from}#${id}` }));
}
