import type { Domain, IndicatorEvent, Instant } from '../../contract/event.ts';
import type { IndicatorData } from '../../contract/indicator.ts';
import { officeProvenance } from './office-provenance.ts';

type Bare<D> = D extends IndicatorData
  ? Omit<D, 'version' | 'geometry' | 'districts' | 'provenance'>
  : never;

/** An event that the office makes from others; `derivedFrom` in its data says from which feeds. */
export function derivedEvent(parts: {
  readonly city: string;
  readonly subject: string;
  readonly domain: Domain;
  readonly now: Instant;
  readonly data: Bare<IndicatorData>;
}): IndicatorEvent {
  const { city, subject, domain, now, data } = parts;
  return {
    specversion: '1.0',
    id: `${subject}@${now}`,
    source: `/cities/${city}/office`,
    type: 'city.indicator.updated.v1',
    subject,
    time: now,
    recordedtime: now,
    datacontenttype: 'application/json',
    city,
    domain,
    kind: 'indicator',
    data: {
      ...data,
      version: now,
      geometry: null,
      districts: [],
      provenance: officeProvenance(subject),
    },
  };
}
