import { useMemo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { Text } from '../../contract/place.ts';
import { alertTrust } from '../city/alert-trust.ts';
import { isTold } from '../city/is-told.ts';
import { isOwnAlarm } from '../city/own-alarm.ts';
import { selectDistrictLevels } from '../city/select-indicators.ts';
import type { AlertMatter, IncidentMatter, OpenMatter } from '../city/open-matter.ts';
import { otherLanguage, say as sayIn, type Language } from '../design/language.ts';
import { levelOfCell } from '../design/severity.ts';
import { clockMinute } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { DistrictStrip } from '../panels/district-strip.tsx';
import { exerciseTitle } from '../panels/exercise-title.ts';
import { FeedStrip } from '../panels/feed-strip.tsx';
import { InForce } from '../panels/in-force.tsx';
import { Notices } from '../panels/notices.tsx';
import { StageStrip } from '../panels/stage-strip.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import { trustWords } from '../panels/tile.tsx';
import type { SceneProps } from './define-scene.ts';
import { OverviewFigures } from './overview-figures.tsx';
import { OverviewMatters } from './overview-matters.tsx';
import { SceneClock } from './scene-clock.tsx';
import { SceneHead } from './scene-head.tsx';
import styles from './overview.module.css';

const noFigures: CityAnswer['figures'] = [];

/** Whether the city has the language that is not on screen. */
const speaksOther = (city: CityAnswer | undefined, language: Language): boolean =>
  city?.languages.includes(otherLanguage(language)) === true;
const sayOther = (name: Text, language: Language): string => sayIn(name, otherLanguage(language));

const isAlert = (matter: OpenMatter): matter is AlertMatter => matter.kind === 'alert';
const isClosure = (matter: OpenMatter): matter is IncidentMatter =>
  matter.kind === 'incidents' && matter.category === 'closure';

/** The whole page: matters at the left, figures at the right, districts and feeds below. */
export function OverviewPanels({
  city,
  cityAnswer,
  link,
  time,
  matters,
  feeds,
  minuteMs,
}: SceneProps): JSX.Element {
  const words = useWords();
  const { language, word, say } = words;
  const zone = cityAnswer?.zone ?? 'UTC';
  const name = cityAnswer?.shortName;
  const { feed, indicator } = city?.byKind ?? {};
  const stage = city?.byKind.stage.get('stage/city')?.data;
  const alerts = useMemo(
    () => matters.filter(isAlert).filter((matter) => !isOwnAlarm(matter)),
    [matters],
  );
  const real = useMemo(() => alerts.filter(({ isExercise }) => !isExercise), [alerts]);
  const closures = useMemo(() => matters.filter(isClosure), [matters]);
  const levels = indicator === undefined ? undefined : selectDistrictLevels(indicator);
  const districts = cityAnswer?.districts ?? [];
  const connected = feeds.isNoneInTime
    ? 0
    : districts.filter(({ code }) => levelOfCell(levels?.cells[code]?.at(-1)) !== '?').length;
  const coverage = useMemo(() => {
    if (levels === undefined || feeds.isAllSilent) return [];
    const untilMs = Date.parse(levels.until);
    const fromMs = untilMs - levels.cellSec * 36_000;
    return [
      word('districts/band', { from: clockMinute(fromMs, zone), to: clockMinute(untilMs, zone) }),
      word('districts/connected', { n: connected, m: districts.length }),
    ];
  }, [levels, feeds.isAllSilent, connected, districts.length, zone, word]);
  const warned = useMemo(() => alertTrust(feed, alerts), [feed, alerts]);
  // Late warnings still stand; that there is none is not known when nobody who warns is in time.
  const isNoticesUnknown =
    feeds.isAllSilent || (alerts.length === 0 && (feeds.isNoneInTime || !isTold(warned)));

  return (
    <div className={styles['page']}>
      <SceneHead
        name={
          name === undefined
            ? ''
            : exerciseTitle(word('scene/overview', { city: say(name) }), cityAnswer?.mode, words)
        }
      >
        {name === undefined ? word('officeAlone') : word('office', { city: say(name) })}{' '}
        {name === undefined || !speaksOther(cityAnswer, language) ? null : (
          <span className={styles['other']}>
            {word('scene/overviewOther', { city: sayOther(name, language) })}
          </span>
        )}
      </SceneHead>
      <div className={styles['force']}>
        <TileBoundary>
          {stage === undefined ? null : <StageStrip stage={stage} isHeld={feeds.isNoneInTime} />}
          <InForce alerts={real} closures={closures} isHeld={feeds.isAllSilent} />
        </TileBoundary>
      </div>
      <div className={styles['now']}>
        <TileBoundary>
          <Notices
            alerts={alerts}
            state={city === undefined ? 'loading' : isNoticesUnknown ? 'unknown' : 'known'}
            wanting={trustWords(warned, minuteMs, zone, words)}
            city={cityAnswer}
            minuteMs={minuteMs}
            zone={zone}
          />
        </TileBoundary>
        <SceneClock cityAnswer={cityAnswer} link={link} time={time} />
      </div>
      <div className={styles['matters']}>
        <OverviewMatters
          city={city}
          cityAnswer={cityAnswer}
          matters={matters}
          feeds={feeds}
          minuteMs={minuteMs}
          zone={zone}
          connected={connected}
        />
      </div>
      <div className={styles['figures']}>
        <OverviewFigures
          figures={cityAnswer?.figures ?? noFigures}
          indicators={indicator}
          feeds={feed}
          isLoading={city === undefined}
          minuteMs={minuteMs}
          zone={zone}
        />
      </div>
      <div className={styles['districts']}>
        <TileBoundary>
          <DistrictStrip
            districts={districts}
            levels={levels}
            isUnknown={feeds.isAllSilent}
            isLate={feeds.isNoneInTime}
          />
        </TileBoundary>
      </div>
      <div className={styles['feeds']}>
        <TileBoundary>
          <FeedStrip
            feeds={feeds}
            city={city}
            isPast={time.isPlayback}
            minuteMs={minuteMs}
            zone={zone}
            coverage={coverage}
          />
        </TileBoundary>
      </div>
    </div>
  );
}
