import type { FigureData, RainGauge, StripData } from '../../contract/indicator.ts';
import type { DistrictCode, Text } from '../../contract/place.ts';
import type { ByKind } from './city.ts';
import { selectFigure, selectStrip } from './select-indicators.ts';

export interface RainNow {
  /** The hour's maximum over the city's gauges. */
  readonly figure: FigureData | undefined;
  /** The gauge it is from. */
  readonly gauge: { readonly datastream: string; readonly name: Text } | undefined;
  /** All that are known, the silent ones too; none where the field does not tell. */
  readonly gauges: readonly RainGauge[];
  /** Districts of gauges over the criterion, hardest rain first. */
  readonly districtsOver: readonly DistrictCode[];
  /** Since when it has been over the criterion without a break. */
  readonly overSinceMs: number | undefined;
  readonly feeds: readonly string[];
}

const NO_GAUGES: readonly RainGauge[] = [];

/** How hard it rains, where, and since when. */
export function selectRain(byKind: Pick<ByKind, 'indicator' | 'observation'>): RainNow {
  const figure = selectFigure(byKind.indicator, 'rain-hour-max');
  const field = byKind.indicator.get('indicator/rain-field')?.data;
  const gauges = (field?.form === 'rain-field' ? field.gauges : undefined) ?? NO_GAUGES;
  const observed = [...byKind.observation.values()].filter(
    ({ data }) => data.observedProperty === 'rain.depth10m',
  );
  const own = observed.find(({ data }) => data.featureOfInterest.name.ko === figure?.at?.ko);
  const heard = [
    ...observed.map(({ data }) => data.provenance.feed),
    ...(figure?.derivedFrom ?? []),
  ];
  const criterion = figure?.criterion ?? Infinity;
  const over = gauges
    .filter(({ mm }) => mm !== null && mm >= criterion)
    .toSorted((a, b) => (b.mm ?? 0) - (a.mm ?? 0));
  return {
    figure,
    gauge:
      own === undefined
        ? undefined
        : { datastream: own.data.datastream, name: own.data.featureOfInterest.name },
    gauges,
    districtsOver: [...new Set(over.flatMap(({ districts }) => districts))],
    overSinceMs: overSince(selectStrip(byKind.indicator, 'rain-hour-max'), criterion),
    feeds: [...new Set(heard)],
  };
}

/** Where the strip's last values begin to be over the criterion; an unknown value breaks them. */
function overSince(strip: StripData | undefined, criterion: number): number | undefined {
  if (strip === undefined) return undefined;
  const isOver = (value: number | null | undefined): boolean =>
    typeof value === 'number' && value >= criterion;
  if (!isOver(strip.values.at(-1))) return undefined;
  const before = strip.values.findLastIndex((value) => !isOver(value));
  const stepsAgo = strip.values.length - 1 - (before + 1);
  return Date.parse(strip.until) - stepsAgo * strip.stepSec * 1000;
}
