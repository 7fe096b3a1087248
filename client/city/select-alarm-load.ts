import type { AlarmLoadData } from '../../contract/alarm.ts';
import type { ByKind } from './city.ts';

/** The office's rate meter; undefined where it judges no alarms. */
export function selectAlarmLoad(indicators: ByKind['indicator']): AlarmLoadData | undefined {
  const data = indicators.get('indicator/alarm-load')?.data;
  return data?.form === 'alarm-load' ? data : undefined;
}
