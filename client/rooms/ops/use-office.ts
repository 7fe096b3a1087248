import { useMemo } from 'react';
import type { StageData } from '../../../contract/stage.ts';
import type { City } from '../../city/city.ts';
import { selectAlarms, type AlarmEvent } from '../../city/select-alarms.ts';
import { selectDirectives, type DirectiveEvent } from '../../city/select-directives.ts';
import {
  selectOfficeIndicators,
  type OfficeIndicators,
} from '../../city/select-office-indicators.ts';
import { selectSituations, type Situations } from '../../city/select-situations.ts';

const nothing: ReadonlyMap<string, never> = new Map<string, never>();

/** What the office says, each worked out anew only when its own kind changed. */
export interface OfficeRows {
  readonly alarms: readonly AlarmEvent[];
  readonly situations: Situations;
  readonly orders: readonly DirectiveEvent[];
  readonly stage: StageData | undefined;
  readonly indicators: OfficeIndicators;
}

export function useOffice(city: City | undefined): OfficeRows {
  const { alarm, situation, directive, stage, indicator } = city?.byKind ?? {};
  return {
    alarms: useMemo(() => selectAlarms(alarm ?? nothing), [alarm]),
    situations: useMemo(() => selectSituations(situation ?? nothing), [situation]),
    orders: useMemo(() => selectDirectives(directive ?? nothing), [directive]),
    stage: stage?.get('stage/city')?.data,
    indicators: useMemo(() => selectOfficeIndicators(indicator ?? nothing), [indicator]),
  };
}
