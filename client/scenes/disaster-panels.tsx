import { useMemo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import { isTold } from '../city/is-told.ts';
import { selectDistrictLevels } from '../city/select-indicators.ts';
import { selectSafety, type Safety } from '../city/select-safety.ts';
import { formatSpan, formatTook } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { AlertsInForce } from '../panels/disaster/alerts-in-force.tsx';
import { CallCounts } from '../panels/disaster/call-counts.tsx';
import { DistrictCalls } from '../panels/disaster/district-calls.tsx';
import { UrgentCalls } from '../panels/disaster/urgent-calls.tsx';
import { DistrictStrip } from '../panels/district-strip.tsx';
import { FigureRows } from '../panels/figure-rows.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import { Tile } from '../panels/tile.tsx';
import { WallRows } from '../panels/wall-row.tsx';
import type { SceneProps } from './define-scene.ts';
import styles from './disaster.module.css';
import { otherTitle } from './other-title.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

/** Rows that fit into half a column. */
const MOST_ROWS = 5;
/** One less where each has a bar below its words. */
const MOST_BARRED = 4;

const title = { ko: '재난·안전', en: 'Disaster and safety' };

/** Figures that have room below the calls. */
const MOST_FIGURES = 2;

/** The first figure of each domain that the scene is about, in the city's own order; then their next. */
function figuresOf(city: CityAnswer | undefined): CityAnswer['figures'] {
  const of = (domain: string): CityAnswer['figures'] =>
    (city?.figures ?? []).filter((figure) => figure.domain === domain);
  const domains = [of('disaster'), of('safety')];
  return [
    ...domains.flatMap((figures) => figures.slice(0, 1)),
    ...domains.flatMap((figures) => figures.slice(1)),
  ].slice(0, MOST_FIGURES);
}

function summaryOf(
  { counts: known, share, alerts, callTrust, alertTrust }: Safety,
  dial: string,
  words: Words,
): string[] {
  const { language, word } = words;
  // The rows of a source that was lost stand, hatched; a sentence would pass for now.
  const counts = isTold(callTrust) ? known : undefined;
  const first =
    counts === undefined
      ? word('disaster/sum/unknown', { dial })
      : counts.open === 0
        ? word('disaster/sum/none', { dial })
        : word('disaster/sum/open', {
            dial,
            n: counts.open,
            waiting: counts.waiting,
            breaching: counts.breaching,
          });
  const parts: string[] = [];
  if (counts !== undefined && share !== undefined) {
    const span = formatTook(share.goldenSec, language);
    const { sharePct } = share.city;
    parts.push(
      sharePct === null
        ? word('disaster/sum/untimed', { span })
        : word('disaster/sum/share', { span, pct: Math.round(sharePct) }),
    );
  }
  if (alerts.length > 0) parts.push(word('disaster/sum/alerts', { n: alerts.length }));
  else parts.push(word(isTold(alertTrust) ? 'disaster/sum/noAlerts' : 'notices/unknown'));
  return [first, parts.join(' · ')];
}

/** Emergency calls at the left, warnings and districts at the right, six hours of all districts below. */
export function DisasterPanels(scene: SceneProps): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { city, cityAnswer, matters, minuteMs, time } = scene;
  const zone = cityAnswer?.zone ?? 'UTC';
  const districts = cityAnswer?.districts ?? [];
  const kinds = city?.byKind;
  const safety = useMemo(() => selectSafety(kinds, matters, minuteMs), [kinds, matters, minuteMs]);
  // Where nobody has said what people dial, words do without.
  const dial = cityAnswer?.emergencyNumber ?? word('disaster/dial');
  const { calls, over, counts, share, alerts, byDistrict, callTrust, alertTrust } = safety;
  const head = { minuteMs, zone };
  const of = { ...head, trust: callTrust };
  const nothing = (path: string): string => (kinds === undefined ? '·' : word(path, { dial }));
  const unknown = <WallRows none={nothing('disaster/calls/unknown')} />;
  const note = (path: string, rows: readonly unknown[], most = MOST_ROWS): string =>
    rows.length > most
      ? `${word('disaster/urgent/more', { n: rows.length - most })} · ${word(path)}`
      : word(path);
  const counted = (path: string, n: number | undefined): string =>
    n === undefined ? word(path) : `${word(path)} ${n}`;
  const left = {
    upper: (
      <>
        <Tile title={word('disaster/calls/title', { dial })} note={word('figure/key')} {...of}>
          {counts === undefined ? unknown : <CallCounts calls={calls} minuteMs={minuteMs} />}
        </Tile>
        {/* Each has sources of its own: without the calls they are no less true. */}
        {kinds === undefined ? null : (
          <TileBoundary>
            <FigureRows
              figures={figuresOf(cityAnswer)}
              indicators={kinds.indicator}
              feeds={kinds.feed}
              {...head}
            />
          </TileBoundary>
        )}
      </>
    ),
    lower: (
      <Tile
        title={counted('disaster/urgent/title', counts?.breaching)}
        note={note('disaster/urgent/note', over, MOST_BARRED)}
        {...of}
      >
        {counts === undefined ? (
          unknown
        ) : (
          <UrgentCalls calls={over} most={MOST_BARRED} nowMs={time.nowMs ?? minuteMs} {...head} />
        )}
      </Tile>
    ),
  };
  const isAlertTold = alerts.length > 0 || isTold(alertTrust);
  const right = {
    upper: (
      <Tile
        title={counted('disaster/alerts/title', isAlertTold ? alerts.length : undefined)}
        note={note('disaster/alerts/note', alerts)}
        trust={alertTrust}
        {...head}
      >
        {isAlertTold ? (
          <AlertsInForce alerts={alerts} most={MOST_ROWS} city={cityAnswer} {...head} />
        ) : (
          <WallRows none={nothing('notices/unknown')} />
        )}
      </Tile>
    ),
    lower: (
      <Tile
        title={word('disaster/districts/title', { dial })}
        note={
          share === undefined
            ? undefined
            : word('disaster/districts/note', {
                span: formatTook(share.goldenSec, language),
                hours: formatSpan(minuteMs - Date.parse(share.since), language),
              })
        }
        {...of}
      >
        {counts === undefined ? (
          <WallRows none={nothing('disaster/districts/unknown')} />
        ) : (
          <DistrictCalls share={share} open={byDistrict} districts={districts} />
        )}
      </Tile>
    ),
  };
  return (
    <ScenePage
      scene={scene}
      title={word('disaster/title')}
      subtitle={otherTitle(title, cityAnswer, language)}
      summary={kinds === undefined ? [word('unknown/loading')] : summaryOf(safety, dial, words)}
    >
      <SceneColumns
        left={left}
        right={right}
        wide={
          <TileBoundary>
            <div className={styles['strip']}>
              <DistrictStrip
                districts={districts}
                levels={kinds === undefined ? undefined : selectDistrictLevels(kinds.indicator)}
                isUnknown={scene.feeds.isAllSilent}
                isLate={scene.feeds.isNoneInTime}
              />
            </div>
          </TileBoundary>
        }
      />
    </ScenePage>
  );
}
