import type { StatisticData } from '../../contract/city-indicator.ts';
import type { Domain } from '../../contract/event.ts';
import type { ByKind } from './city.ts';
import { byText } from './gather.ts';

export interface Energy {
  /** Energy and climate. */
  readonly energy: readonly StatisticData[];
  /** The environment besides. */
  readonly environment: readonly StatisticData[];
  readonly feeds: readonly string[];
}

/** Figures by period of the themes that are about energy and the environment; the newest first. */
export function selectEnergy(indicators: ByKind['indicator']): Energy {
  const told = [...indicators.values()].flatMap(({ domain, data }) =>
    data.form === 'statistic' ? [{ domain, data }] : [],
  );
  const themesOf = (wanted: Domain): ReadonlySet<string> =>
    new Set(told.flatMap(({ domain, data }) => (domain === wanted ? [data.theme.id] : [])));
  const [energyThemes, greenThemes] = [themesOf('energy'), themesOf('environment')];
  const all = told.map(({ data }) => data).toSorted(byPeriod);
  const energy = all.filter(({ theme }) => energyThemes.has(theme.id));
  const environment = all.filter(
    ({ theme }) => greenThemes.has(theme.id) && !energyThemes.has(theme.id),
  );
  return {
    energy,
    environment,
    feeds: [...new Set([...energy, ...environment].map(({ provenance }) => provenance.feed))],
  };
}

/** What has a value before what has none, then the newer period. */
function byPeriod(a: StatisticData, b: StatisticData): number {
  const isNone = ({ value }: StatisticData): number => (value === null ? 1 : 0);
  return (
    isNone(a) - isNone(b) || byText(b.period.to, a.period.to) || byText(a.statistic, b.statistic)
  );
}
