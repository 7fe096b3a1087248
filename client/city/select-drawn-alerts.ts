import { SEVERITIES, type AlertData } from '../../contract/event.ts';
import type { Coordinate } from '../../contract/place.ts';
import { isInForce } from './alert-standing.ts';
import type { ByKind } from './city.ts';

/** A warning whose sender drew the area: polygons, each its outer ring and then its holes. */
export interface DrawnAlert {
  readonly subject: string;
  readonly polygons: readonly (readonly (readonly Coordinate[])[])[];
  readonly alert: AlertData;
}

/** Warnings in force with an area of their own, the mildest first; tests and exercises are none. */
export function selectDrawnAlerts({ alert }: Pick<ByKind, 'alert'>): readonly DrawnAlert[] {
  const rank = ({ severity }: AlertData): number => SEVERITIES.indexOf(severity);
  return [...alert.values()]
    .flatMap(({ subject, data }) =>
      data.geometry?.type === 'MultiPolygon' && isInForce(data)
        ? [{ subject, polygons: data.geometry.coordinates, alert: data }]
        : [],
    )
    .toSorted((a, b) => rank(b.alert) - rank(a.alert));
}
