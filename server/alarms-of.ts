import { alarmsProfile, type RuleProfile } from './config/alarms-profile.ts';
import type { City } from './config/load-city.ts';
import type { AlarmRule, AlarmSettings, Taking, Watching } from './office/alarms/alarm-rule.ts';

/** Dead-band in per cent, on- and off-delay in seconds by kind of signal (OPC UA Part 9 B.1.5). */
const SIGNALS = {
  level: [5, 60, 60],
  flow: [5, 15, 15],
  temperature: [1, 60, 60],
  /** Equipment tells what it is; there is no band around it. */
  state: [0, 0, 0],
} as const;
const MIN_MS = 60_000;

/** Alarms of a city from its `alarms.yaml`; undefined = it has none. Throws ConfigError. */
export function alarmsOf(city: City): AlarmSettings | undefined {
  const { figures, feeds } = city.profile;
  const known = { figures: figures.map(({ id }) => id), feeds: feeds.map(({ id }) => id) };
  const file = city.file('alarms', alarmsProfile(known));
  return file === undefined ? undefined : { rules: file.rules.map(ruleOf) };
}

function ruleOf(profile: RuleProfile): AlarmRule {
  const { id, label, hazard, domain, watch, direction, levels, unitWord, ofGauge, note } = profile;
  const isNumber = ofGauge !== undefined || levels.some(({ value }) => value !== undefined);
  const [deadBandPct, onSec, offSec] = SIGNALS[profile.signal ?? (isNumber ? 'level' : 'state')];
  return {
    id,
    label,
    hazard,
    domain,
    watching: watchingOf(watch),
    feeds: new Set(watch.feeds),
    where: watch.where,
    unit: profile.unit ?? '',
    direction,
    levels,
    deadBandPct: profile.deadBandPct ?? deadBandPct,
    onDelayMs: (profile.onDelaySec ?? onSec) * 1000,
    offDelayMs: (profile.offDelaySec ?? offSec) * 1000,
    reAlarmMs: profile.reAlarmMin * MIN_MS,
    isAhead: profile.ahead,
    isSuppressible: profile.suppress === 'in-situation',
    ...(unitWord === undefined ? {} : { unitWord }),
    ...(ofGauge === undefined ? {} : { ofGauge }),
    ...(note === undefined ? {} : { note }),
  };
}

function watchingOf(watch: RuleProfile['watch']): Watching {
  const { property, figure, asset } = watch;
  if (figure !== undefined) return { kind: 'figure', figure };
  if (asset !== undefined) return { kind: 'asset', assetType: asset };
  return property === undefined
    ? { kind: 'alert' }
    : { kind: 'property', property, taking: takingOf(watch) };
}

function takingOf(watch: RuleProfile['watch']): Taking {
  const { as, spanMin = 0, slotMin = 0, by = 'district', least, withinMin } = watch;
  switch (as) {
    case 'value':
    case 'fill':
      return { form: as };
    case 'sum':
      return { form: as, spanMin, slotMin };
    case 'mean':
      return { form: as, by, least, withinMin };
  }
}
