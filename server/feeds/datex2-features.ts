import { valuesAt } from '../feed-kit/json-path.ts';
import { at, isRecord, listOf, rowKey } from '../feed-kit/record.ts';
import type { DatexRecord } from './datex2-record.ts';

const DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/;

/** Situations as GeoJSON, as Digitraffic gives them beside DATEX II; `undefined` where it is none. */
export function datexFeatures(payload: unknown): readonly DatexRecord[] | undefined {
  const features = at(payload, 'features');
  if (at(payload, 'type') === 'FeatureCollection' && Array.isArray(features)) {
    // Empty, it ends every situation: other lists of features must not.
    const isOther = features.length === 0 && rowKey(payload, 'dataUpdatedTime') === undefined;
    return isOther ? undefined : features.map(featureRecord);
  }
  return at(payload, 'type') === 'Feature' ? [featureRecord(payload)] : undefined;
}

function featureRecord(feature: unknown): DatexRecord {
  const said = at(feature, 'properties');
  const announcements = listOf(at(said, 'announcements')).filter(isRecord);
  const [first] = announcements;
  const times = at(first, 'timeAndDuration');
  const closing = rowKey(first, 'earlyClosing')?.toLowerCase();
  const id = rowKey(said, 'situationId') ?? rowKey(feature, 'id');
  const durations = valuesAt(said, 'announcements.*.timeAndDuration.estimatedDuration.minimum');
  return {
    id,
    situation: id,
    version: rowKey(said, 'version'),
    type: rowKey(said, 'situationType') ?? 'traffic announcement',
    details: [rowKey(said, 'trafficAnnouncementType') ?? ''].filter((word) => word !== ''),
    versionTime: rowKey(said, 'versionTime', 'releaseTime'),
    createdTime: rowKey(said, 'releaseTime'),
    severity: rowKey(first, 'severity'),
    validityStatus: undefined,
    start: rowKey(times, 'startTime'),
    end: rowKey(times, 'endTime'),
    validPeriods: [],
    exceptionPeriods: [],
    isOver: closing === 'closed' || closing === 'canceled',
    confidentiality: undefined,
    informationStatus: undefined,
    texts: announcements.flatMap((one) => {
      const parts = [
        rowKey(one, 'title'),
        rowKey(at(one, 'location'), 'description'),
        ...listOf(at(one, 'features')).map((effect) => rowKey(effect, 'name')),
        rowKey(one, 'comment'),
      ].filter((part) => part !== undefined);
      const language = rowKey(one, 'language') ?? '';
      return parts.length === 0 ? [] : [{ language, text: parts.join('\n') }];
    }),
    source: rowKey(first, 'sender'),
    geometry: at(feature, 'geometry'),
    oddities: durations.some((text) => typeof text !== 'string' || !DURATION.test(text))
      ? ['estimatedDuration is no ISO 8601 duration']
      : [],
  };
}
