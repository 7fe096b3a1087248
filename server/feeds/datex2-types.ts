import type { IncidentCategory, Severity } from '../../contract/event.ts';

/** Classes of situation records, v2 and v3, and situation types of the GeoJSON. */
const CLASSES: Readonly<Record<string, IncidentCategory>> = {
  Accident: 'accident',
  VehicleObstruction: 'breakdown',
  AnimalPresenceObstruction: 'obstruction',
  GeneralObstruction: 'obstruction',
  Obstruction: 'obstruction',
  EnvironmentalObstruction: 'obstruction',
  InfrastructureDamageObstruction: 'obstruction',
  NonWeatherRelatedRoadConditions: 'obstruction',
  MaintenanceWorks: 'roadwork',
  ConstructionWorks: 'roadwork',
  Roadworks: 'roadwork',
  Conditions: 'weather',
  PoorEnvironmentConditions: 'weather',
  WeatherRelatedRoadConditions: 'weather',
  WinterDrivingManagement: 'weather',
  PublicEvent: 'assembly',
  DisturbanceActivity: 'assembly',
  TransitInformation: 'transit',
  RoadOrCarriagewayOrLaneManagement: 'obstruction',
  AbnormalTraffic: 'other',
  AuthorityOperation: 'other',
  CarParks: 'other',
  EquipmentOrSystemFault: 'other',
  GeneralInstructionOrMessageToRoadUsers: 'other',
  GeneralInstructionToRoadUsers: 'other',
  GeneralNetworkManagement: 'other',
  GenericSituationRecord: 'other',
  ReroutingManagement: 'other',
  RoadOperatorServiceDisruption: 'other',
  RoadsideAssistance: 'other',
  RoadsideServiceDisruption: 'other',
  ServiceInformation: 'other',
  SpeedManagement: 'other',
  'traffic announcement': 'other',
  'road work': 'roadwork',
  'weight restriction': 'obstruction',
  'exempted transport': 'obstruction',
};

/** Values of the classes' own enumerations that say more than the class. */
const DETAILS: Readonly<Record<string, IncidentCategory>> = {
  flooding: 'flood',
  flashFloods: 'flood',
  stormDamage: 'weather',
  landslips: 'landslide',
  mudSlide: 'landslide',
  rockfalls: 'landslide',
  avalanches: 'landslide',
  subsidence: 'landslide',
  grassFire: 'fire',
  forestFire: 'fire',
  seriousFire: 'fire',
  vehicleOnFire: 'fire',
  fallenPowerCables: 'power',
  burstPipe: 'flood',
  burstWaterMain: 'flood',
  abnormalLoad: 'obstruction',
  'accident report': 'accident',
  'preliminary accident report': 'accident',
};

const CLOSURES: Readonly<Record<string, 'full' | 'partial'>> = {
  roadClosed: 'full',
  iceRoadClosed: 'full',
  bridgeClosed: 'full',
  tunnelClosed: 'full',
  closedPermanentlyForTheWinter: 'full',
  roadBlocked: 'full',
  carriagewayClosures: 'partial',
  carriagewayBlocked: 'partial',
  carriagewayPartiallyObstructed: 'partial',
  contraflow: 'partial',
  intermittentShortTermClosures: 'partial',
  laneClosures: 'partial',
  lanesBlocked: 'partial',
  lanesPartiallyObstructed: 'partial',
  lanesDeviated: 'partial',
  narrowLanes: 'partial',
  roadPartiallyObstructed: 'partial',
  singleAlternateLineTraffic: 'partial',
};

const SEVERITIES: Readonly<Record<string, Severity>> = {
  highest: 'Extreme',
  high: 'Severe',
  medium: 'Moderate',
  low: 'Minor',
  lowest: 'Minor',
  none: 'Minor',
};

/** GeoJSON writes the same words as `TRAFFIC_ANNOUNCEMENT` or `traffic announcement`. */
function plain(word: string): string {
  return /^[A-Z_]+$/.test(word) ? word.toLowerCase().replaceAll('_', ' ') : word;
}

/** What kind of incident it is; `undefined` for a class nobody listed. */
export function datexCategory(
  type: string,
  details: readonly string[],
): IncidentCategory | undefined {
  for (const detail of details) {
    const category = known(DETAILS, plain(detail));
    if (category !== undefined) return category;
  }
  return known(CLASSES, plain(type));
}

/** Whether it closes the road; the most that any of its details says. */
export function datexClosure(details: readonly string[]): 'full' | 'partial' | undefined {
  const closures = details.map((detail) => known(CLOSURES, detail));
  if (closures.includes('full')) return 'full';
  return closures.includes('partial') ? 'partial' : undefined;
}

/** CAP severity of DATEX II's; not said or not known is Unknown. */
export function datexSeverity(severity: string | undefined): Severity {
  return (severity === undefined ? undefined : known(SEVERITIES, severity)) ?? 'Unknown';
}

function known<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}
