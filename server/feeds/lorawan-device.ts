import type { CityContext, RegistryRow } from '../feed-kit/city-context.ts';
import type { DeviceNames } from './lorawan-message.ts';
import { settingsOf, type DeviceProfile, type DimmingStep } from './lorawan-settings.ts';
import { memberOf } from './member-of.ts';

/** A device as the city knows it: a network knows only its number. */
export interface Device {
  readonly devEui: string;
  /** The number painted on the pole; the devEui where the registry has none. */
  readonly assetId: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly row: RegistryRow | undefined;
  readonly profile: DeviceProfile | undefined;
  /** devEui, or else the asset number, of what it hangs on. */
  readonly holder?: string;
  readonly schedule?: readonly DimmingStep[];
  readonly ratedW?: number;
  /** What the lamp before this one drew, for the savings. */
  readonly baselineW?: number;
}

type Rows = ReadonlyMap<string, RegistryRow>;

const tables = new WeakMap<object, Rows>();
const byAsset = new WeakMap<Rows, ReadonlyMap<string, string>>();

/** Looks a device up in the city's registry; one that is not there is known by its number alone. */
export function deviceOf({ devEui, name, model }: DeviceNames, city: CityContext): Device {
  const settings = settingsOf(city);
  const rows = rowsOf(city);
  const row = rows.get(devEui);
  const type =
    row?.['type'] || memberOf(settings.models, model ?? '') || settings.defaultProfile || '';
  const cabinet = row?.['cabinet'] || undefined;
  const holder = cabinet === undefined ? undefined : (euiOfAsset(rows, cabinet) ?? cabinet);
  const schedule = memberOf(settings.schedules, row?.['schedule'] ?? '');
  const ratedW = wattsOf(row, 'rated_w');
  const baselineW = wattsOf(row, 'baseline_w');
  const assetId = row?.['asset'] || devEui;
  const nameEn = row?.['name_en'] || undefined;
  return {
    devEui,
    assetId,
    name: row?.['name_ko'] || nameEn || row?.['asset'] || name || devEui,
    ...(nameEn === undefined ? {} : { nameEn }),
    row,
    profile: memberOf(settings.profiles, type),
    ...(holder === undefined ? {} : { holder }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(ratedW === undefined ? {} : { ratedW }),
    ...(baselineW === undefined ? {} : { baselineW }),
  };
}

function rowsOf(city: CityContext): Rows {
  const { devices } = settingsOf(city);
  const source = typeof devices === 'string' ? city.registry(devices) : devices;
  const known = tables.get(source);
  if (known !== undefined) return known;
  const entries = source instanceof Map ? [...source] : Object.entries(source);
  const rows: Rows = new Map(
    entries.map(([code, row]: [string, RegistryRow]) => [code.toLowerCase(), row]),
  );
  tables.set(source, rows);
  return rows;
}

function euiOfAsset(rows: Rows, asset: string): string | undefined {
  let known = byAsset.get(rows);
  if (known === undefined) {
    known = new Map([...rows].map(([code, row]) => [row['asset'] ?? code, code]));
    byAsset.set(rows, known);
  }
  return known.get(asset);
}

function wattsOf(row: RegistryRow | undefined, column: string): number | undefined {
  const watts = Number.parseFloat(row?.[column] ?? '');
  return Number.isFinite(watts) && watts > 0 ? watts : undefined;
}
