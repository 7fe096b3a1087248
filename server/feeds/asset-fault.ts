import type { AssetFault, AssetState } from '../../contract/asset.ts';
import type { Instant, Severity } from '../../contract/event.ts';
import type { CityContext } from '../feed-kit/city-context.ts';
import { memberOf } from './member-of.ts';

/** What a fault does to the equipment it is reported of. */
type Effect = Extract<AssetState, 'fault' | 'degraded' | 'offline'>;
type Line = readonly [ko: string, en: string, severity: Severity, effect: Effect];

/** Codes over all vendors. A city words and ranks them otherwise under `tiers: asset-fault`. */
const FAULTS: Readonly<Record<string, Line>> = {
  'lamp-failure': ['램프 고장', 'Lamp failure', 'Moderate', 'fault'],
  'driver-failure': ['구동기 고장', 'Lamp driver failure', 'Moderate', 'fault'],
  'lantern-broken': ['등기구 파손', 'Lantern broken', 'Moderate', 'fault'],
  'column-damage': ['지주 파손', 'Column damaged', 'Severe', 'fault'],
  'photocell-failure': ['광센서 고장', 'Photocell failure', 'Minor', 'degraded'],
  'power-failure': ['전원 없음', 'Power failure', 'Severe', 'fault'],
  'over-voltage': ['과전압', 'Over-voltage', 'Minor', 'degraded'],
  'under-voltage': ['저전압', 'Under-voltage', 'Minor', 'degraded'],
  'over-temperature': ['과열', 'Over-temperature', 'Minor', 'degraded'],
  'phase-loss': ['결상', 'Phase lost', 'Severe', 'fault'],
  surge: ['서지', 'Surge', 'Minor', 'degraded'],
  tilt: ['기울어짐', 'Tilted', 'Severe', 'fault'],
  'door-open': ['문 열림', 'Door open', 'Moderate', 'degraded'],
  'communication-lost': ['통신 두절', 'Communication lost', 'Moderate', 'offline'],
  malfunction: ['오작동', 'Malfunction', 'Severe', 'fault'],
  'signal-dark': ['신호등 소등', 'Signal dark', 'Severe', 'fault'],
  'signal-flashing': ['점멸 운영', 'Signal flashing', 'Moderate', 'degraded'],
  conflict: ['신호 모순', 'Conflicting signals', 'Severe', 'fault'],
  'battery-low': ['배터리 부족', 'Battery low', 'Minor', 'degraded'],
  'sensor-failure': ['센서 고장', 'Sensor failure', 'Minor', 'degraded'],
};

/** A fault as the city words it, else as we do; a code nobody listed speaks for itself. */
export function assetFault(city: CityContext, code: string, since: Instant): AssetFault {
  const own = memberOf(city.tiers['asset-fault'], code);
  if (own !== undefined) return { code, text: own.text, severity: own.severity, since };
  const line = lineOf(code);
  if (line === undefined) return { code, text: { ko: code, en: code }, severity: 'Minor', since };
  const [ko, en, severity] = line;
  return { code, text: { ko, en }, severity, since };
}

/**
 * How equipment stands by its faults, the worst first. Without any it is as it says of itself; one
 * that says nothing is `unknown`, never `ok`.
 */
export function stateByFaults(
  faults: readonly { readonly code: string }[],
  said: AssetState = 'unknown',
): AssetState {
  const effects = new Set(faults.map(({ code }) => lineOf(code)?.[3] ?? 'degraded'));
  if (effects.has('offline')) return 'offline';
  if (effects.has('fault') || said === 'fault') return 'fault';
  return effects.has('degraded') && said !== 'maintenance' && said !== 'offline'
    ? 'degraded'
    : said;
}

function lineOf(code: string): Line | undefined {
  return memberOf(FAULTS, code);
}
