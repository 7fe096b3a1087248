import { z } from 'zod';
import type { Instant } from '../../contract/event.ts';
import type { LonLat, Text } from '../../contract/place.ts';
import type { RowContext, RowResult } from '../feed-kit/define-connector.ts';
import { distanceKm, nearestIn } from '../feed-kit/distance.ts';
import { alertOf, type Origin } from '../feed-kit/event-of.ts';
import { pointInCity } from '../feed-kit/point-in-city.ts';
import { subjectKey } from '../feed-kit/subject-key.ts';
import { intensityAt, quakeSeverity } from './quake-severity.ts';

/** Which earthquakes of the world are a city's. */
export const quakeSettings = z.object({
  withinKm: z.number().positive().default(300),
  /** Felt here, from however far: Modified Mercalli. */
  orFeltAt: z.number().min(1).max(12).default(3),
  minMagnitude: z.number().default(2),
});

/** An earthquake as a network tells it. */
export interface Quake {
  readonly ref: string;
  readonly time: Instant;
  readonly updated: Instant;
  readonly epicentre: LonLat;
  /** Positive below the ground. */
  readonly depthKm: number | undefined;
  readonly magnitude: number | undefined;
  readonly place: string;
  readonly sender: Text;
  readonly pager?: string | undefined;
  readonly isReviewed: boolean;
  readonly isWithdrawn: boolean;
  readonly notes: readonly string[];
}

/** An earthquake is news for a day; networks do not say when it is over. */
const LASTS_MS = 24 * 3_600_000;

/** The warning of an earthquake near or felt in the city; none of the others. */
export function quakeAlert(context: RowContext, origin: Origin, quake: Quake): RowResult {
  const { city, frame } = context;
  const { withinKm, orFeltAt, minMagnitude } = quakeSettings.parse(city.settings);
  const { magnitude, depthKm, epicentre } = quake;
  // From the city's edge: a city is as near as its nearest street.
  const awayKm = distanceKm(nearestIn(city.bounds, epicentre), epicentre);
  const intensity = magnitude === undefined ? undefined : intensityAt(magnitude, awayKm);
  const isNear = awayKm <= withinKm && (magnitude ?? minMagnitude) >= minMagnitude;
  if (!isNear && !(intensity !== undefined && intensity >= orFeltAt)) return [];
  const severity = quakeSeverity(quake.pager, intensity);
  const size = magnitude === undefined ? '?' : magnitude.toFixed(1);
  const where = `${epicentre.lat.toFixed(3)}, ${epicentre.lon.toFixed(3)}`;
  const depth = depthKm === undefined ? '' : `, ${depthKm} km`;
  const { geometry, flags } = pointInCity(city, epicentre);
  return [
    alertOf(context, origin, {
      subject: `alert/${frame.feed}/${subjectKey(quake.ref)}`,
      ref: quake.ref,
      time: quake.updated,
      isEdited: true,
      geometry,
      flags: [...flags, 'severity-mapped', 'default-expiry'],
      districts: [],
      place: { ko: quake.place, en: quake.place },
      status: 'Actual',
      msgType: quake.isWithdrawn ? 'Cancel' : quake.isReviewed ? 'Update' : 'Alert',
      category: ['Geo'],
      event: { ko: '지진', en: 'Earthquake' },
      severity,
      urgency: 'Past',
      certainty: quake.isReviewed ? 'Observed' : 'Likely',
      sender: quake.sender,
      sent: quake.updated,
      onset: quake.time,
      expires: new Date(Date.parse(quake.time) + LASTS_MS).toISOString(),
      ...(quake.isWithdrawn ? { endedAt: quake.updated } : {}),
      headline: {
        ko: `규모 ${size} 지진, ${Math.round(awayKm)} km 거리`,
        en: `M ${size} earthquake ${Math.round(awayKm)} km away`,
      },
      description: [`${quake.place} (${where}${depth})`, ...quake.notes].join('\n'),
      originalSeverity: [`M ${size}`, quake.pager && `PAGER ${quake.pager}`]
        .filter(Boolean)
        .join(', '),
      areaNames: [quake.place],
    }),
  ];
}

const DEPTHS_KM = [-10, 800] as const;

/** A depth that can be, or none. */
export function possibleDepth(depthKm: number | undefined): number | undefined {
  if (depthKm === undefined || depthKm < DEPTHS_KM[0] || depthKm > DEPTHS_KM[1]) return undefined;
  return Math.round(depthKm * 10) / 10;
}

/** A magnitude that can be; microquakes are below 0. */
export function possibleMagnitude(magnitude: number | undefined): number | undefined {
  return magnitude !== undefined && magnitude >= -3 && magnitude <= 10.5 ? magnitude : undefined;
}

const lon = z.number().min(-180).max(180);
const lat = z.number().min(-90).max(90);

/** GeoJSON of an epicentre; what the third number means differs from network to network. */
export const epicentre = z
  .object({ coordinates: z.tuple([lon, lat], z.unknown()) })
  .transform(({ coordinates: [x, y, third] }) => ({
    point: { lon: x, lat: y },
    third: typeof third === 'number' ? third : undefined,
  }));
