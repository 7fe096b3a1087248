import type { PledgeData, StatisticData } from '../../contract/city-indicator.ts';
import type { Text } from '../../contract/place.ts';
import { byText } from './gather.ts';
import type { Themed } from './select-office-indicators.ts';

/** An indicator whose target is told and part of it known to be reached. */
export type Judged = StatisticData & { readonly attainment: number; readonly value: number };

export interface ThemeStanding {
  readonly id: string;
  readonly name: Text;
  readonly indicators: number;
  /** Of those with a target and a value. */
  readonly judged: number;
  readonly met: number;
  /** Their value is not known. */
  readonly unknown: number;
}

const isJudged = (data: StatisticData): data is Judged =>
  data.attainment !== undefined && data.value !== null;
const isMet = ({ attainment }: Judged): boolean => attainment >= 1;
/** Figures of single districts are no figure of the city. */
const isOfCity = ({ district }: StatisticData): boolean => district === undefined;

/** Indicators of the city that can be held against a target, those that fall short most first. */
export function selectJudged(themes: readonly Themed<StatisticData>[]): readonly Judged[] {
  return themes
    .flatMap(({ members }) => members)
    .filter(isOfCity)
    .filter(isJudged)
    .toSorted((a, b) => a.attainment - b.attainment || byText(a.statistic, b.statistic));
}

/** Indicators that do not reach their target, the farthest from it first. */
export function selectShort(themes: readonly Themed<StatisticData>[]): readonly Judged[] {
  return selectJudged(themes).filter((data) => !isMet(data));
}

/** How each theme stands: what reaches its target, what has none, what is not known. */
export function selectThemes(themes: readonly Themed<StatisticData>[]): readonly ThemeStanding[] {
  return themes.map(({ id, name, members }) => {
    const own = members.filter(isOfCity);
    const judged = own.filter(isJudged);
    return {
      id,
      name,
      indicators: own.length,
      judged: judged.length,
      met: judged.filter(isMet).length,
      unknown: own.filter(({ value }) => value === null).length,
    };
  });
}

const STATES = ['delayed', 'stopped', 'running', 'planned', 'done'] as const;

/** Pledges and projects: delayed and stopped first, then what is due soonest; what is done last. */
export function selectPledges(themes: readonly Themed<PledgeData>[]): readonly PledgeData[] {
  return themes
    .flatMap(({ members }) => members)
    .toSorted(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        byText(a.dueOn ?? '9', b.dueOn ?? '9') ||
        byText(a.pledge, b.pledge),
    );
}

/** Money of the projects that tell both what they have and what they spent, KRW; `undefined` = none does. */
export function sumMoney(
  pledges: readonly PledgeData[],
): { readonly budgetWon: number; readonly spentWon: number } | undefined {
  const told = pledges.filter(
    ({ budgetWon, spentWon }) => budgetWon !== undefined && spentWon !== undefined,
  );
  if (told.length === 0) return undefined;
  return {
    budgetWon: told.reduce((sum, { budgetWon }) => sum + (budgetWon ?? 0), 0),
    spentWon: told.reduce((sum, { spentWon }) => sum + (spentWon ?? 0), 0),
  };
}
