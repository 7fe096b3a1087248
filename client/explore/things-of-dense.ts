import type { DenseTable, DenseTables } from '../city/dense-table.ts';
import { closestPoint } from '../city/select-point.ts';
import type { Level } from '../design/severity.ts';
import { levelOf } from '../design/severity.ts';
import { layerTitle } from './layer-titles.ts';
import type { Thing } from './thing.ts';

const NOT_TOLD: Level = '?';

/** Vehicles and trains as they were at the last frame; one without a place or a time is left out. */
export function thingsOfPositions({ entries, columns }: DenseTable<'positions'>): readonly Thing[] {
  return entries.flatMap((entry, slot): Thing[] => {
    const [lon, lat] = columns.place.subarray(2 * slot, 2 * slot + 2);
    const atMs = columns.atMs[slot];
    if (entry === undefined || atMs === undefined || lon === undefined || lat === undefined)
      return [];
    const speed = columns.speedKmh[slot];
    const at = { lon, lat };
    return [
      {
        key: entry.subject,
        subject: entry.subject,
        layer: `position/${entry.mode}`,
        kind: 'position',
        domain: 'transit',
        name: entry.name,
        what: entry.route?.name ?? layerTitle(`position/${entry.mode}`),
        level: NOT_TOLD,
        ...(speed === undefined || Number.isNaN(speed) ? {} : { value: speed, unit: 'km/h' }),
        districts: [],
        at,
        geometry: { type: 'Point', coordinates: [lon, lat] },
        sinceMs: atMs,
        atMs,
        knownMs: atMs,
        feed: entry.feed,
      },
    ];
  });
}

/** Road links with their speed; a link without a number keeps its row, and says no value. */
export function thingsOfLinks({ entries, columns }: DenseTable<'links'>): readonly Thing[] {
  return entries.flatMap((entry, slot): Thing[] => {
    const atMs = columns.atMs[slot];
    if (entry === undefined || atMs === undefined) return [];
    const result = columns.result[slot];
    const value = result === undefined || Number.isNaN(result) ? undefined : result;
    const at = closestPoint([entry.geometry]);
    const reached = (entry.thresholds ?? [])
      .filter((threshold) => value !== undefined && value >= threshold.value)
      .toSorted((a, b) => a.value - b.value)
      .at(-1);
    const judged: Level = reached === undefined ? 0 : levelOf(reached.severity);
    return [
      {
        key: entry.subject,
        subject: entry.subject,
        layer: 'observation/traffic.speed',
        kind: 'observation',
        domain: 'traffic',
        name: entry.name,
        what: layerTitle('observation/traffic.speed'),
        level: entry.thresholds === undefined || value === undefined ? NOT_TOLD : judged,
        ...(value === undefined ? {} : { value }),
        unit: entry.unit,
        districts: entry.districts,
        ...(at === undefined ? {} : { at }),
        geometry: entry.geometry,
        sinceMs: atMs,
        atMs,
        knownMs: atMs,
        feed: entry.feed,
      },
    ];
  });
}

/** Every row of the dense tables. */
export function thingsOfDense({ positions, links }: DenseTables): readonly Thing[] {
  return [...thingsOfPositions(positions), ...thingsOfLinks(links)];
}
