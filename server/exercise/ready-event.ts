import type { CityEvent, Domain, Instant, ObservationEvent } from '../../contract/event.ts';
import { instantMs, instantOf } from '../../contract/instant.ts';
import type { Geometry } from '../../contract/place.ts';
import type { SaidProfile } from '../config/exercise-profile.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import {
  alertOf,
  assetOf,
  incidentOf,
  observationOf,
  requestOf,
  type Origin,
} from '../feed-kit/event-of.ts';
import type { RawFrame } from '../feed-kit/raw-frame.ts';
import type { CityView } from '../office/city-view.ts';

type Said<F extends keyof SaidProfile> = NonNullable<SaidProfile[F]>;

const MINUTE_MS = 60_000;

/** The event that a script writes out itself, at this instant; or why it cannot be made. */
export function readyEvent(
  said: SaidProfile,
  frame: RawFrame,
  city: CityContext,
  state: CityView,
  domain: Domain,
): CityEvent | string {
  const { observation, incident, alert, asset, request } = said;
  const now = frame.receivedAt;
  const context = { frame, city };
  const origin: Origin = { standard: 'script', licence: '', domain };
  if (observation !== undefined) return valueOf(observation, context, origin, state);
  if (incident !== undefined) {
    const { feed: _feed, type, status, ...own } = incident;
    const held = state.byKind.incident.get(own.subject)?.data;
    return incidentOf(context, origin, {
      ...eventParts(own, now),
      category: own.category,
      severity: own.severity,
      headline: own.headline,
      ...(own.description === undefined ? {} : { description: own.description }),
      ...(own.roadClosure === undefined ? {} : { roadClosure: own.roadClosure }),
      ...(own.owner === undefined ? {} : { owner: own.owner }),
      sourceType: { code: type, text: type },
      status,
      startedAt: held?.startedAt ?? now,
      ...(status === 'ended' ? { endedAt: now } : {}),
    });
  }
  if (alert !== undefined) return alertOf(context, origin, alertParts(alert, now, state));
  if (asset !== undefined) {
    const { fault, assetType, assetId, name, state: condition } = asset;
    return assetOf(context, origin, {
      ...eventParts(asset, now),
      assetType,
      assetId,
      name,
      state: condition,
      faults: fault === undefined ? [] : [{ ...fault, since: now }],
      attributes: {},
    });
  }
  if (request === undefined) return 'nothing is said';
  const { service, description, address, status } = request;
  const held = state.byKind.request.get(request.subject)?.data;
  return requestOf(context, origin, {
    ...eventParts(request, now),
    service,
    status,
    requestedAt: held?.requestedAt ?? now,
    ...(description === undefined ? {} : { description }),
    ...(address === undefined ? {} : { address }),
    ...(status === 'closed' ? { endedAt: now } : {}),
  });
}

interface Placed {
  readonly subject: string;
  readonly lon: number;
  readonly lat: number;
  readonly district?: string;
  readonly place?: { readonly ko: string; readonly en?: string };
}

function eventParts({ subject, lon, lat, district, place }: Placed, now: Instant) {
  const geometry: Geometry = { type: 'Point', coordinates: [lon, lat] };
  return {
    subject,
    ref: subject,
    time: now,
    geometry,
    districts: district === undefined ? [] : [district],
    ...(place === undefined ? {} : { place }),
  };
}

type Context = Parameters<typeof observationOf>[0];

/** The value of a gauge: of one that the city has, everything else stays as it is. */
function valueOf(
  { subject, results: [result = 0], as }: Said<'observation'>,
  context: Context,
  origin: Origin,
  state: CityView,
): ObservationEvent | string {
  const held = state.byKind.observation.get(subject);
  const time = context.frame.receivedAt;
  if (held === undefined) {
    if (as === undefined) return `the city has no ${subject} now, and the script no \`as\` for it`;
    const { property, unit, name } = as;
    return observationOf(context, origin, {
      ...eventParts({ subject, ...as }, time),
      observedProperty: property,
      unit,
      result,
      featureOfInterest: { id: subject, name },
    });
  }
  const { version: _version, provenance, flags: _flags, basis: _basis, ...own } = held.data;
  const made = observationOf(
    context,
    { standard: provenance.standard, licence: provenance.licence, domain: held.domain },
    { ...own, subject, ref: provenance.ref, time, version: after(held.data.version, time), result },
  );
  return { ...made, data: { ...made.data, resultTime: time, resultQuality: 'good' } };
}

/** A version that beats the one held, however its source counts. */
function after(held: string, now: Instant): string {
  return now > held ? now : `${held.split('~')[0] ?? ''}~${now}`;
}

function alertParts(
  alert: Said<'alert'>,
  now: Instant,
  state: CityView,
): Parameters<typeof alertOf>[2] {
  const { subject, districts, tier, isLifted, lastsMin, feed: _feed, ...own } = alert;
  const held = state.byKind.alert.get(subject)?.data;
  const { event, severity, urgency, certainty, category, sender, headline } = own;
  const msgType = held === undefined ? 'Alert' : 'Update';
  return {
    subject,
    ref: subject,
    time: now,
    geometry: null,
    districts,
    status: 'Exercise',
    msgType: isLifted ? 'Cancel' : msgType,
    event,
    severity,
    urgency,
    certainty,
    category,
    sender,
    headline,
    ...(own.description === undefined ? {} : { description: own.description }),
    ...(own.instruction === undefined ? {} : { instruction: own.instruction }),
    sent: now,
    onset: held?.onset ?? now,
    originalSeverity: tier,
    areaNames: [],
    ...(lastsMin === undefined
      ? {}
      : { expires: instantOf(instantMs(now) + lastsMin * MINUTE_MS) }),
    ...(isLifted ? { endedAt: now } : {}),
  };
}
