import type { CityAnswer } from '../../../contract/api.ts';
import type { OpenMatter } from '../../city/select-open-matters.ts';
import { levelOf, rankOf } from '../../design/severity.ts';
import { clockMinute } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';
import type { CalloutRow } from '../../map/callouts.tsx';
import { matterPlace, matterShort } from '../../panels/matter-words.ts';

const most = 7;
/** Of one kind of matter, so that reports of one night do not hide a river or a closed road. */
const mostOfKind = 3;
/** 주의: below it a matter is a symbol on the map, not a call for attention. */
const leastLevel = 2;

/** The gravest matters that have a place, for the words on the map. */
export function selectCallouts(
  matters: readonly OpenMatter[],
  city: CityAnswer,
  words: Words,
): readonly CalloutRow[] {
  const told = new Map<string, number>();
  return matters
    .filter((matter) => {
      if (matter.at === undefined) return false;
      const kind = matter.kind === 'alert' ? matter.event.ko : matter.category;
      told.set(kind, (told.get(kind) ?? 0) + 1);
      return (told.get(kind) ?? 0) <= mostOfKind;
    })
    .flatMap((matter): readonly CalloutRow[] => {
      if (matter.at === undefined || rankOf(levelOf(matter.severity)) < leastLevel) return [];
      const [only] = matter.members;
      const isOne = matter.kind === 'incidents' && matter.members.length === 1;
      const place =
        isOne && only?.data.place !== undefined
          ? words.say(only.data.place)
          : matterPlace(matter, city, words);
      const title = `${place} ${matterShort(matter, words)}`;
      const since = words.word('lead/since', {
        time: clockMinute(Date.parse(matter.since), city.zone),
      });
      return [
        {
          subject: matter.key,
          at: matter.at,
          severity: matter.severity,
          title,
          detail: since,
        },
      ];
    })
    .slice(0, most);
}
