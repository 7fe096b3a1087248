import { memo, useMemo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { City } from '../city/city.ts';
import { selectEnded } from '../city/select-ended.ts';
import { isOwnAlarm } from '../city/own-alarm.ts';
import { selectAlarmLoad } from '../city/select-alarm-load.ts';
import { besideSituations } from '../city/select-situation-matters.ts';
import { selectEvidence } from '../city/select-evidence.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import type { OpenMatter } from '../city/open-matter.ts';
import { selectRate } from '../city/select-rate.ts';
import { levelOf, rankOf } from '../design/severity.ts';
import { clockOrDay, formatAge, secondOrDay } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { EndedList } from '../panels/ended-list.tsx';
import { exerciseTitle } from '../panels/exercise-title.ts';
import { Headline } from '../panels/headline.tsx';
import { LeadCard } from '../panels/lead-card.tsx';
import { MatterList } from '../panels/matter-list.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import styles from './overview.module.css';

/** One more than is shown: a reason that only repeats the title is left out. */
const evidenceRows = 6;
/** Below 주의 the city runs as usual: nothing of it is a lead. */
const leadFrom = 2;

const isGrave = ({ severity }: OpenMatter): boolean => rankOf(levelOf(severity)) >= leadFrom;
/** An exercise stands in the list under its name and leads nothing. */
const isLead = (matter: OpenMatter): boolean =>
  isGrave(matter) && !(matter.kind === 'alert' && matter.isExercise);
const isWorthy = (matter: OpenMatter): boolean => matter.kind === 'alert' || isGrave(matter);

interface MattersProps {
  readonly city: City | undefined;
  readonly cityAnswer: CityAnswer | undefined;
  readonly matters: readonly OpenMatter[];
  readonly feeds: FeedsSummary;
  readonly minuteMs: number;
  readonly zone: string;
  /** Districts whose level is known. */
  readonly connected: number;
}

/** The left column: the lead and its reasons, then the rest; or why there is no lead. */
export const OverviewMatters = memo(function OverviewMatters(props: MattersProps): JSX.Element {
  const { city, cityAnswer, matters, feeds, minuteMs, zone } = props;
  const words = useWords();
  const { word } = words;
  const lead = matters.find(isLead);
  const evidence = useMemo(
    () =>
      city === undefined || lead === undefined ? [] : selectEvidence(city, lead, evidenceRows),
    [city, lead],
  );
  if (city === undefined) {
    return <Headline title={word('unknown/loading')} tone="loading" lines={[]} />;
  }
  const hasLead = lead !== undefined && !feeds.isAllSilent;
  // Beside a lead, routine calls are no matters of their own; the figures count them.
  const graves = lead === undefined ? matters : matters.filter(isWorthy);
  const others = besideSituations(
    hasLead ? graves.filter((matter) => matter !== lead) : graves,
    lead,
  );
  return (
    <>
      <div className={styles['lead']}>
        <TileBoundary>
          {hasLead ? (
            <LeadCard
              key={lead.key}
              matter={lead}
              evidence={evidence}
              of={graves.length}
              city={cityAnswer}
              minuteMs={minuteMs}
              zone={zone}
            />
          ) : feeds.isNoneInTime ? (
            <Headline
              title={exerciseTitle(word('unknown/headline'), cityAnswer?.mode, words)}
              tone="unknown"
              lines={unknownLines(feeds, minuteMs, zone, words)}
            />
          ) : (
            <Headline
              title={exerciseTitle(
                word(matters.length === 0 ? 'quiet/nothing' : 'quiet/minorOnly'),
                cityAnswer?.mode,
                words,
              )}
              tone="calm"
              lines={quietLines(props, words)}
            />
          )}
        </TileBoundary>
      </div>
      <div className={styles['others']}>
        <TileBoundary>
          {others.length > 0 || hasLead ? (
            <MatterList
              matters={others}
              title={word(hasLead || feeds.isAllSilent ? 'others/head' : 'others/small', {
                n: others.length,
              })}
              perTenMin={selectRate(city.byKind, minuteMs)}
              load={selectAlarmLoad(city.byKind.indicator)}
              city={cityAnswer}
              minuteMs={minuteMs}
              zone={zone}
              isHeld={feeds.isAllSilent && !others.every(isOwnAlarm)}
            />
          ) : (
            <EndedList
              ended={selectEnded(city.byKind.incident, minuteMs)}
              minuteMs={minuteMs}
              zone={zone}
            />
          )}
        </TileBoundary>
      </div>
    </>
  );
});

function unknownLines(
  feeds: FeedsSummary,
  minuteMs: number,
  zone: string,
  { language, word }: Words,
): readonly string[] {
  const { lastGoodMs, isAllSilent } = feeds;
  if (lastGoodMs === undefined && !isAllSilent) return [word('unknown/loading')];
  const lost =
    lastGoodMs === undefined
      ? word('unknown/allLostNever')
      : word(isAllSilent ? 'unknown/allLost' : 'unknown/allLate', {
          time: secondOrDay(lastGoodMs, minuteMs, zone, language),
        });
  return isAllSilent ? [lost, word('unknown/connected', { n: feeds.feeds.length })] : [lost];
}

function quietLines(
  { city, cityAnswer, feeds, minuteMs, zone, connected }: MattersProps,
  { language, word }: Words,
): readonly string[] {
  const [last] = city === undefined ? [] : selectEnded(city.byKind.incident, minuteMs);
  const total = cityAnswer?.districts.length ?? 0;
  const n = feeds.byState.live.length;
  const m = feeds.feeds.length;
  const feedLine = n === m ? word('quiet/feeds', { n }) : word('quiet/feedsSome', { n, m });
  const districtLine =
    connected === total
      ? word('quiet/connected', { n: total })
      : word('quiet/connectedSome', { n: connected, m: total });
  return [
    ...(last === undefined
      ? []
      : [
          word('quiet/lastEnd', {
            time: clockOrDay(last.endedMs, minuteMs, zone, language),
            age: formatAge(minuteMs - last.endedMs, language),
          }),
        ]),
    m === 0 ? word('feeds/none') : `${feedLine} · ${districtLine}`,
  ];
}
