import { useMemo } from 'react';
import type { AggregateAnswer } from '../../../../contract/history.ts';
import { hourCalls, hourQuestion, type HourCalls } from '../../../explore/calls-normal.ts';
import { normalHours } from '../../../explore/normal-hours.ts';
import { isCall } from '../../../explore/score-rows.ts';
import { useCity, useDesk } from '../desk.ts';
import { askJson } from './ask-json.ts';
import { useAsked } from './use-asked.ts';
import { useCityTurn } from './use-city-turn.ts';
import { useClockMinute } from './use-clock-minute.ts';

/** What came late to the hour is asked for so often of the clock. */
const askEveryMs = 300_000;

/** Calls of the last whole hour by district, beside what is normal; undefined = not known, or no calls are told of. */
export function useHourCalls(): HourCalls | undefined {
  const { cityAnswer } = useDesk();
  const { zone, districts } = cityAnswer;
  const minuteMs = useClockMinute();
  const basis = useCity(({ time }) => time.basis);
  const turn = useCityTurn();
  const feeds = useMemo(
    () => new Set(turn?.things.flatMap((thing) => (isCall(thing) ? [thing.feed] : []))),
    [turn],
  );
  const knownMs =
    minuteMs === undefined ? undefined : Math.floor(minuteMs / askEveryMs) * askEveryMs;
  const hours = knownMs === undefined ? undefined : normalHours(knownMs, zone);
  const key =
    hours === undefined || feeds.size === 0
      ? undefined
      : `${hours.lastMs} ${basis} ${knownMs} ${[...feeds].toSorted().join()}`;
  const ask = async (signal: AbortSignal): Promise<HourCalls | undefined> => {
    const { lastMs = 0, beforeMs = [] } = hours ?? {};
    const answers = await Promise.all(
      [lastMs, ...beforeMs].map((fromMs) => {
        const asked = hourQuestion(fromMs, basis === 'known' ? knownMs : undefined);
        return askJson<AggregateAnswer>(`/aggregate?${asked}`, signal);
      }),
    );
    const [last, ...before] = answers;
    const codes = districts.map(({ code }) => code);
    return last === undefined ? undefined : hourCalls(last, before, feeds, codes);
  };
  // What was learnt after the clock, or of a past told otherwise, is not said for a moment either.
  const isOfSame = (before: string): boolean => {
    const [lastMs, told, toMs] = before.split(' ');
    const isKnown = basis === 'happened' || Number(toMs) <= (knownMs ?? 0);
    return lastMs === String(hours?.lastMs) && told === basis && isKnown;
  };
  return useAsked(key, ask, isOfSame).value;
}
