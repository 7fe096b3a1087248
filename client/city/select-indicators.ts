import type {
  DistrictLevelsData,
  FigureData,
  IndicatorData,
  StripData,
} from '../../contract/indicator.ts';
import type { EventOf } from './city.ts';

type Indicators = ReadonlyMap<string, EventOf<'indicator'>>;

function dataOf<F extends IndicatorData['form']>(
  indicators: Indicators,
  subject: string,
  form: F,
): Extract<IndicatorData, { form: F }> | undefined {
  const data = indicators.get(subject)?.data;
  return data?.form === form ? (data as Extract<IndicatorData, { form: F }>) : undefined;
}

/** The figure of that id, the same object until it changes. */
export function selectFigure(indicators: Indicators, id: string): FigureData | undefined {
  return dataOf(indicators, `indicator/figure/${id}`, 'figure');
}

/** The last 24 h of a figure. */
export function selectStrip(indicators: Indicators, id: string): StripData | undefined {
  return dataOf(indicators, `indicator/strip/${id}`, 'strip');
}

/** Levels of all districts now and in the last 6 h. */
export function selectDistrictLevels(indicators: Indicators): DistrictLevelsData | undefined {
  return dataOf(indicators, 'indicator/district-levels', 'district-levels');
}
