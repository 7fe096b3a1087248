import type { RowResult } from '../feed-kit/define-connector.ts';
import { assetOf, observationOf, positionOf } from '../feed-kit/event-of.ts';
import { assetFault, stateByFaults } from './asset-fault.ts';
import { frameOfEvent } from './cloudevent-frame.ts';
import type { Reader } from './cloudevent-reader.ts';
import { shaped } from './cloudevent-reader.ts';
import { assetShape, observationShape, positionShape } from './cloudevent-shapes.ts';
import { propertyDomain } from './property-domain.ts';
import { wordsOf } from './words-of.ts';

/** A value of a datastream; no result is missing, never 0. */
export const readObservation: Reader = ({ event, fields, subject, context, origin }): RowResult => {
  const data = shaped(observationShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'observation', data, data.phenomenonTime, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, domain, ...own } = framed;
  const name = data.featureOfInterest?.name ?? data.name ?? wordsOf(own.subject);
  const { resultTime, resultQuality, fullScale } = data;
  return [
    observationOf(context, origin, {
      ...own,
      ...where,
      flags: own.flags,
      domain:
        domain ?? context.city.about ?? propertyDomain(data.observedProperty) ?? origin.domain,
      ...(place === undefined ? {} : { place }),
      featureOfInterest: { id: own.subject.slice('observation/'.length), name },
      observedProperty: data.observedProperty,
      unit: data.unit,
      result: data.result,
      resultQuality: data.result === null ? 'missing' : (resultQuality ?? 'good'),
      ...(typeof resultTime === 'string' ? { resultTime } : {}),
      ...(fullScale === undefined ? {} : { fullScale }),
    }),
  ];
};

/** Equipment as its sender knows it. */
export const readAsset: Reader = ({ event, fields, subject, context, origin }): RowResult => {
  const data = shaped(assetShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'asset', data, undefined, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, ...own } = framed;
  const assetId = data.assetId ?? own.subject.split('/').slice(2).join('/');
  const faults = data.faults.map((fault) =>
    assetFault(context.city, fault.code, 'since' in fault ? fault.since : own.time),
  );
  return [
    assetOf(context, origin, {
      ...own,
      ...where,
      flags: own.flags,
      ...(place === undefined ? {} : { place }),
      assetType: data.assetType,
      assetId,
      name: data.name ?? wordsOf(assetId),
      state: stateByFaults(faults, data.state),
      faults,
      attributes: data.attributes,
      ...(data.partOf === undefined ? {} : { partOf: data.partOf }),
    }),
  ];
};

/** Where a vehicle was; one outside the city or at 0,0 has no place on its map. */
export const readPosition: Reader = ({ event, fields, subject, context, origin }): RowResult => {
  const data = shaped(positionShape, fields);
  if ('reject' in data) return data;
  const framed = frameOfEvent(event, 'position', data, data.phenomenonTime, context, subject);
  if ('reject' in framed) return framed;
  const { where, place, ...own } = framed;
  if (where.geometry === null && where.flags.length === 0) return { reject: 'data: no position' };
  const { bearingDeg, speedKmh } = data;
  return [
    positionOf(context, origin, {
      ...own,
      ...where,
      flags: own.flags,
      ...(place === undefined ? {} : { place }),
      name: data.name ?? wordsOf(own.subject.slice('position/'.length)),
      mode: data.mode,
      ...(bearingDeg === undefined ? {} : { bearingDeg }),
      ...(speedKmh === undefined ? {} : { speedKmh }),
    }),
  ];
};
