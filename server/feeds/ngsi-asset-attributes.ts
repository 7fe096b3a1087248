import type { AssetAttribute } from '../../contract/asset.ts';
import { isMissing, numeric } from '../feed-kit/field.ts';
import { at, listOf } from '../feed-kit/record.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import type { Attribute, Entity } from './ngsi-entity.ts';
import { sourceTime } from './source-time.ts';
import { converted, sourceUnit } from './source-unit.ts';

type Line = readonly [name: string, ours: string, unit?: string, factor?: number];

/** What is worth knowing of equipment; numbers in the unit that the model documents. */
const LINES: readonly Line[] = [
  ['powerState', 'power-state'],
  ['illuminanceLevel', 'dimming', '%', 100],
  ['dimmingLevel', 'dimming', '%'],
  ['scheduledIlluminanceLevel', 'scheduled-dimming', '%', 100],
  ['powerRating', 'rated-power', 'W'],
  ['powerConsumption', 'power', 'W'],
  ['totalActivePower', 'power', 'W', 1000],
  ['maximumPowerAvailable', 'maximum-power', 'W', 1000],
  ['energyConsumed', 'energy', 'kW.h'],
  ['lifetimePowerConsumption', 'energy', 'kW.h'],
  ['reactiveEnergyConsumed', 'reactive-energy', 'kvar.h'],
  ['voltage', 'voltage', 'V'],
  ['voltageR', 'voltage-r', 'V'],
  ['voltageS', 'voltage-s', 'V'],
  ['voltageT', 'voltage-t', 'V'],
  ['intensityR', 'current-r', 'A'],
  ['intensityS', 'current-s', 'A'],
  ['intensityT', 'current-t', 'A'],
  ['powerFactor', 'power-factor', '1'],
  ['lanternHeight', 'height', 'm'],
  ['numStreetlight', 'lamps', '1'],
  ['batteryLevel', 'battery', '%', 100],
  ['workingMode', 'working-mode'],
  ['controllingMethod', 'controlling-method'],
  ['circuit', 'circuit'],
  ['circuitId', 'circuit'],
  ['switchingMode', 'switching-mode'],
  ['currentPhase', 'phase'],
  ['dateLastSwitchingOn', 'last-switched-on'],
  ['dateLastSwitchingOff', 'last-switched-off'],
  ['dateLastLampChange', 'last-lamp-change'],
  ['dateLastMaintenance', 'last-maintenance'],
  ['lastMaintenance', 'last-maintenance'],
];
const MAX_TEXT_CHARS = 200;

/** Attributes of an asset under our names; what is no plain value stays out. */
export function assetAttributes(
  entity: Entity,
  city: CityContext,
): Readonly<Record<string, AssetAttribute>> {
  const found: Record<string, AssetAttribute> = {};
  for (const [name, ours, unit, factor] of LINES) {
    const attribute = entity.attributes.get(name);
    if (attribute === undefined || isMissing(attribute.value)) continue;
    const value =
      unit === undefined ? wordOf(ours, attribute.value) : quantityOf(attribute, unit, factor ?? 1);
    if (value === undefined) continue;
    const observedAt = sourceTime(attribute.observedAt, city.zone)?.at;
    found[ours] = {
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(observedAt === undefined ? {} : { observedAt }),
    };
  }
  const hours = listOf(entity.attributes.get('switchingOnHours')?.value)
    .map((span) => at(span, 'hours'))
    .filter((span) => typeof span === 'string');
  if (hours.length > 0) {
    found['switching-hours'] = { value: hours.join('; ').slice(0, MAX_TEXT_CHARS) };
  }
  return found;
}

/**
 * A unit code goes before the model's scale; a quantity of another kind stays out, and so does a
 * share that is none: -1 is the models' way to say that nobody knows.
 */
function quantityOf(attribute: Attribute, unit: string, factor: number): number | undefined {
  const read = numeric.safeParse(attribute.value);
  if (!read.success) return undefined;
  const known = attribute.unit === undefined ? undefined : sourceUnit(attribute.unit);
  const value =
    known === undefined
      ? Number((read.data * factor).toPrecision(9))
      : converted(known.convert(read.data), known.unit, unit);
  return unit === '%' && value !== undefined && !(value >= 0 && value <= 100) ? undefined : value;
}

/** `ON` and `on` are one state; other words stay as they are. */
function wordOf(ours: string, value: unknown): string | boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().slice(0, MAX_TEXT_CHARS);
  return ours === 'power-state' ? word.toLowerCase() : word;
}
