import type { AlarmLoadData } from '../../contract/alarm.ts';
import type {
  ComplaintsData,
  PledgeData,
  ScoresData,
  StatisticData,
  VoteData,
} from '../../contract/city-indicator.ts';
import type { IndicatorData } from '../../contract/indicator.ts';
import type { Text } from '../../contract/place.ts';
import type { ResponseClockData, ResponseShareData } from '../../contract/response.ts';
import type { EventOf } from './city.ts';
import { byText, gather } from './gather.ts';

type Indicators = ReadonlyMap<string, EventOf<'indicator'>>;
type Form = IndicatorData['form'];
type DataOf<F extends Form> = Extract<IndicatorData, { form: F }>;

/** A theme of the city and what belongs to it. */
export interface Themed<T> {
  readonly id: string;
  readonly name: Text;
  readonly members: readonly T[];
}

/** What the office and the administration tell in figures, by form. */
export interface OfficeIndicators {
  readonly load: AlarmLoadData | undefined;
  readonly share: ResponseShareData | undefined;
  readonly scores: ScoresData | undefined;
  readonly complaints: ComplaintsData | undefined;
  readonly statistics: readonly Themed<StatisticData>[];
  readonly pledges: readonly Themed<PledgeData>[];
  readonly votes: readonly VoteData[];
  /** By subject of the incident. */
  readonly clocks: ReadonlyMap<string, ResponseClockData>;
}

/** Once through all indicators: there are few, and all change together. */
export function selectOfficeIndicators(indicators: Indicators): OfficeIndicators {
  const all = [...indicators.values()].map(({ data }) => data);
  const ofForm = <F extends Form>(form: F): readonly DataOf<F>[] =>
    all.filter((data): data is DataOf<F> => data.form === form);
  return {
    load: ofForm('alarm-load')[0],
    share: ofForm('response-share')[0],
    scores: ofForm('scores')[0],
    complaints: ofForm('complaints')[0],
    statistics: themed(ofForm('statistic'), ({ statistic }) => statistic),
    pledges: themed(ofForm('pledge'), ({ pledge }) => pledge),
    votes: ofForm('vote').toSorted((a, b) => byText(b.to, a.to) || byText(a.vote, b.vote)),
    clocks: new Map(ofForm('response-clock').map((clock) => [clock.incident, clock])),
  };
}

function themed<T extends { readonly theme: { readonly id: string; readonly name: Text } }>(
  rows: readonly T[],
  id: (row: T) => string,
): readonly Themed<T>[] {
  const sorted = rows.toSorted((a, b) => byText(id(a), id(b)));
  return [...gather(sorted, ({ theme }) => theme.id)]
    .map(([key, members]) => ({ id: key, name: members[0]?.theme.name ?? { ko: key }, members }))
    .toSorted((a, b) => byText(a.id, b.id));
}
