import type { Domain, Severity } from '../../contract/event.ts';

/** One property that a Smart Data Model observes. */
export interface Measure {
  readonly name: string;
  /** Ours. */
  readonly property: string;
  /** UCUM: what we keep, and what the model says where the entity does not. */
  readonly unit: string;
  /** From the model's own scale to ours, where no unit is given. */
  readonly factor?: number;
  /** The model leaves its unit open: without a code the value is suspect. */
  readonly isUnitOpen?: boolean;
  /** Attribute that says when the thing is full. */
  readonly fullScale?: string;
  /** The model counts what is left of this attribute; we count what is taken. */
  readonly takenOf?: string;
  /** Attributes that hold levels which mean something, lowest first. */
  readonly levels?: readonly {
    readonly name: string;
    readonly severity: Severity;
    readonly ko: string;
    readonly en: string;
  }[];
}

interface Model {
  readonly domain: Domain;
  readonly measures: readonly Measure[];
}

type Line = readonly [name: string, property: string, unit: string, more?: Partial<Measure>];

const measured = (domain: Domain, lines: readonly Line[]): Model => ({
  domain,
  measures: lines.map(([name, property, unit, more]) => ({ name, property, unit, ...more })),
});
const OPEN = { isUnitOpen: true } as const;
const PER_ONE = { factor: 100 } as const;
const PARKED = { fullScale: 'totalSpotNumber', takenOf: 'totalSpotNumber' } as const;

const AIR: readonly Line[] = [
  ['temperature', 'air.temperature', 'Cel'],
  ['relativeHumidity', 'air.humidity', '%', PER_ONE],
  ['windSpeed', 'wind.speed', 'm/s'],
  ['windDirection', 'wind.direction', 'deg'],
  ['precipitation', 'rain.depth', 'mm'],
];

/** Smart Data Models that are values of instants, and what of them a city looks at. */
export const MODELS: Readonly<Record<string, Model>> = {
  TrafficFlowObserved: measured('traffic', [
    ['averageVehicleSpeed', 'traffic.speed', 'km/h'],
    ['intensity', 'traffic.intensity', '{vehicle}'],
    ['occupancy', 'traffic.occupancy', '%', PER_ONE],
  ]),
  WaterQualityObserved: measured('water', [
    ['temperature', 'water.temperature', 'Cel'],
    ['pH', 'water.ph', '1'],
    ['O2', 'water.do', 'mg/L'],
    ['turbidity', 'water.turbidity', '{NTU}', OPEN],
    ['conductivity', 'water.conductivity', 'S/m'],
    ['NO3', 'water.nitrate', 'mg/L', OPEN],
    ['NH4', 'water.ammonium', 'mg/L', OPEN],
    ['flow', 'water.discharge', 'm3/s', OPEN],
  ]),
  AirQualityObserved: measured('environment', [
    ...AIR,
    ['pm10', 'air.pm10', 'ug/m3', OPEN],
    ['pm25', 'air.pm25', 'ug/m3', OPEN],
    ['pm2.5', 'air.pm25', 'ug/m3', OPEN],
    ['no2', 'air.no2', 'ug/m3', OPEN],
    ['no', 'air.no', 'ug/m3', OPEN],
    ['nox', 'air.nox', 'ug/m3', OPEN],
    ['so2', 'air.so2', 'ug/m3', OPEN],
    ['o3', 'air.o3', 'ug/m3', OPEN],
    ['co', 'air.co', 'mg/m3', OPEN],
    ['airQualityIndex', 'air.index', '1'],
  ]),
  NoiseLevelObserved: measured('environment', [
    ['LAeq', 'noise.level', 'dB'],
    ['LAmax', 'noise.max', 'dB'],
  ]),
  WeatherObserved: measured('environment', [
    ...AIR,
    ['atmosphericPressure', 'air.pressure', 'hPa'],
    ['illuminance', 'light.illuminance', 'lx'],
    ['snowHeight', 'snow.depth', 'm', { factor: 0.01 }],
    ['streamGauge', 'water.level', 'm', { factor: 0.01 }],
  ]),
  FloodMonitoring: measured('water', [
    [
      'currentLevel',
      'water.level',
      'm',
      {
        levels: [
          { name: 'alertLevel', severity: 'Moderate', ko: '경계', en: 'alert level' },
          { name: 'dangerLevel', severity: 'Severe', ko: '위험', en: 'danger level' },
        ],
      },
    ],
  ]),
  WaterObserved: measured('water', [
    ['waterLevel', 'water.level', 'm', OPEN],
    ['height', 'water.height', 'm', OPEN],
    ['flow', 'water.discharge', 'm3/s', OPEN],
  ]),
  // References to other entities, and radar pictures: their values come by themselves.
  EnvironmentObserved: measured('environment', AIR),
  RainFallRadarObserved: measured('water', []),
  OffStreetParking: measured('traffic', [
    ['availableSpotNumber', 'parking.occupied', '{car}', PARKED],
    ['occupiedSpotNumber', 'parking.occupied', '{car}', { fullScale: 'totalSpotNumber' }],
  ]),
  BikeHireDockingStation: measured('transit', [
    ['availableBikeNumber', 'bikes.available', '{bike}', { fullScale: 'totalSlotNumber' }],
  ]),
};
