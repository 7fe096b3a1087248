import type { DistrictCode } from '../../../contract/place.ts';
import type { Thing } from '../../explore/thing.ts';
import { clockOrDay } from '../../design/times.ts';
import { factsWith, type Fact, type FactContext } from './inspector-fact-lines.ts';
import { kindFacts } from './inspector-kind-facts.ts';

/** Names of districts, all of them. */
function districtNames(
  codes: readonly DistrictCode[],
  { words, city }: Pick<FactContext, 'words' | 'city'>,
): string {
  return city.districts
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => words.say(name))
    .join(', ');
}

/** All that one row tells, of its kind first, then what every row has. */
export function factsOf(thing: Thing, context: FactContext): readonly Fact[] {
  const { words, city, nowMs, feedName } = context;
  const { line, time, coded } = factsWith(context);
  const flags = thing.event?.data.flags ?? [];
  const isComputed = thing.kind === 'situation' || thing.kind === 'alarm';
  return [
    ...kindFacts(thing, context),
    ...line('district', districtNames(thing.districts, context)),
    ...(isComputed ? [] : line('known', clockOrDay(thing.knownMs, nowMs, city.zone))),
    ...line('feed', feedName(thing.feed)),
    ...coded('basis', 'explore/drill/basis', thing.basis),
    ...line('flags', flags.map((flag) => words.word(`explore/drill/flag/${flag}`)).join(', ')),
    ...(thing.event === undefined ? time('at', new Date(thing.atMs).toISOString()) : []),
  ];
}
