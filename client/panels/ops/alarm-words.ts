import type { CityAnswer } from '../../../contract/api.ts';
import type { AlarmData } from '../../../contract/alarm.ts';
import { isReAlarm } from '../../city/select-alarms.ts';
import { clockOrDay } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';
import { exerciseTitle } from '../exercise-title.ts';
import { districtWords } from '../matter-words.ts';

/** What and where: 하수관 수위 80 % · 신대방1동. */
export function alarmPlace(
  { place, districts }: AlarmData,
  city: CityAnswer | undefined,
  words: Words,
): string {
  const district = districtWords(districts, city, words);
  if (place === undefined) return district;
  const name = words.say(place);
  return district === '' || name.includes(district) ? name : `${district} ${name}`;
}

export function alarmTitle(data: AlarmData, city: CityAnswer | undefined, words: Words): string {
  return exerciseTitle(words.say(data.label), city?.mode, words);
}

/** What else must be known of it, each a word or two. */
export function alarmMarks(
  data: AlarmData,
  nowMs: number,
  zone: string,
  { word }: Words,
): readonly string[] {
  const { shelvedUntil, state, annunciation, activations } = data;
  return [
    ...(data.isStale === true ? [word('ops/alarm/stale')] : []),
    ...(data.isChattering === true ? [word('ops/alarm/chattering', { n: activations })] : []),
    ...(isReAlarm(data) ? [word('ops/alarm/realarm')] : []),
    ...(data.isSnoozed === true ? [word('ops/alarm/snoozed')] : []),
    ...(data.isStanding === true ? [word('ops/alarm/standing')] : []),
    ...(state === 'shelved' && shelvedUntil !== undefined
      ? [
          word('ops/alarm/shelvedUntil', {
            time: clockOrDay(Date.parse(shelvedUntil), nowMs, zone),
          }),
        ]
      : []),
    ...(annunciation === 'rolled-up' ? [word('ops/alarm/rolledUp')] : []),
  ];
}
