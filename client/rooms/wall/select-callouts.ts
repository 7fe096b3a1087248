import type { CityAnswer } from '../../../contract/api.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { besideSituations } from '../../city/select-situation-matters.ts';
import { levelOf, rankOf } from '../../design/severity.ts';
import { clockOfDay } from '../../design/times.ts';
import type { Words } from '../../design/wording.ts';
import type { CalloutRow } from '../../map/use-placed-callouts.ts';
import { exerciseTitle } from '../../panels/exercise-title.ts';
import { matterPlace, matterShort } from '../../panels/matter-words.ts';
import { roadName } from '../../city/road-name.ts';

const most = 7;
/** Of one kind of matter, so that reports of one night do not hide a river or a closed road. */
const mostOfKind = 3;
/** 주의: below it a matter is a symbol on the map, not a call for attention. */
const leastLevel = 2;

/** The road, where the matter is one closure: its name says more than its district's. */
function onlyRoad(matter: OpenMatter, { say }: Words): string | undefined {
  if (matter.kind !== 'incidents' || matter.members.length !== 1) return undefined;
  const [only] = matter.members;
  if (only === undefined) return undefined;
  if (matter.category === 'closure') return roadName(only.data, say);
  return only.data.place === undefined ? undefined : say(only.data.place);
}

/** Since when; of one thing that fails its number on the pole, which takes the room of the word. */
function calloutDetail(
  matter: OpenMatter,
  city: CityAnswer,
  today: string,
  { language, word }: Words,
): string {
  const time = clockOfDay(Date.parse(matter.since), today, city.zone, language);
  if (matter.kind === 'situation') {
    const hazard = matter.members.map(({ data }) => word(`ops/hazard/${data.hazard}`)).join('');
    return `${hazard} ${word('lead/since', { time })}`;
  }
  const isOne = matter.kind === 'assets' && matter.members.length === 1;
  const number = isOne ? matter.members[0]?.data.assetId : undefined;
  return number === undefined ? word('lead/since', { time }) : `${time} ${number}`;
}

function kindOf(matter: OpenMatter): string {
  switch (matter.kind) {
    case 'alert':
      return matter.event.ko;
    case 'incidents':
      return matter.category;
    case 'assets':
    case 'requests':
      return matter.kind;
    case 'situation':
      return matter.members[0]?.data.hazard ?? matter.kind;
  }
}

function calloutTitle(matter: OpenMatter, city: CityAnswer, words: Words): string {
  const short = matterShort(matter, words);
  // What it is called stands below: numbers on poles are long, and so are names of basins.
  if (matter.kind === 'assets') return short;
  if (matter.kind === 'situation') {
    const place = matter.members[0]?.data.place;
    return place === undefined ? short : words.say(place);
  }
  return `${onlyRoad(matter, words) ?? matterPlace(matter, city, words)} ${short}`;
}

/** Calls that a situation speaks for are dots on the map; what is closed is pointed at all the same. */
function toPointAt(matters: readonly OpenMatter[]): readonly OpenMatter[] {
  const beside = new Set(besideSituations(matters).map(({ key }) => key));
  return matters.filter(
    (matter) =>
      beside.has(matter.key) || (matter.kind === 'incidents' && matter.category === 'closure'),
  );
}

/** The gravest matters that have a place, for the words on the map. `today` as `dayOf` tells it. */
export function selectCallouts(
  matters: readonly OpenMatter[],
  city: CityAnswer,
  today: string,
  words: Words,
): readonly CalloutRow[] {
  const told = new Map<string, number>();
  return toPointAt(matters)
    .filter((matter) => {
      if (matter.at === undefined) return false;
      const kind = kindOf(matter);
      told.set(kind, (told.get(kind) ?? 0) + 1);
      return (told.get(kind) ?? 0) <= mostOfKind;
    })
    .flatMap((matter): readonly CalloutRow[] => {
      if (matter.at === undefined || rankOf(levelOf(matter.severity)) < leastLevel) return [];
      const title = calloutTitle(matter, city, words);
      return [
        {
          subject: matter.key,
          at: matter.at,
          severity: matter.severity,
          title,
          // Below, where there is room: the place above is not to be cut.
          detail: exerciseTitle(calloutDetail(matter, city, today, words), city.mode, words),
        },
      ];
    })
    .slice(0, most);
}
