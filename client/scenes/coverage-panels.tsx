import { useMemo, type JSX } from 'react';
import type { FeedHealth } from '../../contract/feed-health.ts';
import type { City } from '../city/city.ts';
import { selectDistrictCoverage } from '../city/select-district-coverage.ts';
import { selectExceptions } from '../city/select-exceptions.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { selectSources } from '../city/select-sources.ts';
import { selectTileTrust } from '../city/select-tile-trust.ts';
import { recordedSources } from '../city/recorded-sources.ts';
import { useWords, type Words } from '../design/wording.ts';
import { CoverageMatrix } from '../panels/data-state/coverage-matrix.tsx';
import { ExceptionList } from '../panels/data-state/exception-list.tsx';
import { SourceList } from '../panels/data-state/source-list.tsx';
import { fittingNames } from '../panels/fitting-names.ts';
import { shortDistrict } from '../panels/matter-words.ts';
import { Tile } from '../panels/tile.tsx';
import { WallRows } from '../panels/wall-row.tsx';
import styles from './coverage.module.css';
import type { SceneProps } from './define-scene.ts';
import { otherTitle } from './other-title.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

const title = { ko: '자료 상태', en: 'State of the data' };

/** Rows that fit: exceptions, sources in two lines, and the names of what is left out, in Hangul. */
const MOST_EXCEPTIONS = 5;
const MOST_ROOMY = 14;
const NAMES_ROOM = 62;
/** Of a column's rows: those that stand above the seam of the wall's panels, below the column's name. */
const UPPER_SHARE = 0.43;

interface SourceColumn {
  readonly upper: JSX.Element;
  readonly lower: JSX.Element | undefined;
}

function summaryOf(
  { feeds, byState, uncertain, unrecorded, isAllSilent }: FeedsSummary,
  { word }: Words,
): readonly string[] {
  const n = byState.live.length;
  const m = feeds.length;
  const first = isAllSilent
    ? word('coverage/sum/silent')
    : m === 0
      ? word('coverage/sum/none')
      : n === m
        ? word('coverage/sum/all', { n })
        : word('coverage/sum/some', { n, m, rest: m - n });
  const parts = word('coverage/sum/parts', {
    down: byState.down.length,
    late: byState.late.length + byState.stale.length,
    off: byState['not-connected'].length,
    uncertain: uncertain.length,
  });
  const left = word('coverage/sum/unrecorded', { n: unrecorded.length });
  return [first, unrecorded.length === 0 ? parts : `${parts} · ${left}`];
}

/** The state of every source: exceptions in words at the left, districts below, all sources at the right. */
export function CoveragePanels(scene: SceneProps): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const { city, cityAnswer, minuteMs } = scene;
  const loud = { className: `${styles['loud']} ${styles['grow']}` };
  const head = { minuteMs, zone: cityAnswer?.zone ?? 'UTC' };
  const districts = useMemo(() => cityAnswer?.districts ?? [], [cityAnswer]);
  const feeds = city?.byKind.feed;
  const told = useMemo(
    () => ({
      ...selectSources(feeds ?? new Map()),
      exceptions: selectExceptions(feeds ?? new Map()),
    }),
    [feeds],
  );
  const { heardable, leftOut, exceptions } = told;
  const rows = useMemo(
    () => (city === undefined ? [] : coverageOf(city, districts)),
    [city, districts],
  );
  const trust = selectTileTrust(
    feeds,
    recordedSources(feeds, () => true),
  );
  const isRoomy = heardable.length <= MOST_ROOMY;
  const half = Math.ceil(heardable.length / 2);
  const sources = (some: readonly FeedHealth[], isFirst: boolean): SourceColumn => {
    const upper = Math.floor(some.length * UPPER_SHARE);
    const list = (these: readonly FeedHealth[]): JSX.Element => (
      <SourceList sources={these} isDense={half > MOST_ROOMY} {...head} />
    );
    return {
      upper: (
        <Tile
          title={word(isFirst ? 'coverage/sources/title' : 'coverage/sources/more', {
            n: some.length,
          })}
          note={isFirst ? word('coverage/sources/note') : undefined}
          trust={selectTileTrust(feeds, ({ feed }) => some.some((health) => health.feed === feed))}
          {...head}
          {...loud}
        >
          {some.length === 0 ? (
            <WallRows none={city === undefined ? '·' : word('coverage/sources/none')} />
          ) : (
            list(some.slice(0, upper))
          )}
        </Tile>
      ),
      lower: some.length === 0 ? undefined : list(some.slice(upper)),
    };
  };
  const covering = ({ upper, lower }: SourceColumn): SourceColumn => ({
    upper: <div className={styles['cover']}>{upper}</div>,
    lower: (
      <div className={styles['cover']} data-half="lower">
        {lower}
      </div>
    ),
  });
  const more = exceptions.length - MOST_EXCEPTIONS;
  const exceptionNote = word('coverage/exceptions/note');
  const { shown, rest } = fittingNames(
    leftOut.map(({ title: name }) => say(name)),
    NAMES_ROOM,
  );
  const names = districts.map(({ name }) => shortDistrict(say(name)));
  const matrixNote = word('coverage/matrix/note', {
    first: names[0] ?? '',
    last: names.at(-1) ?? '',
  });
  return (
    <ScenePage
      scene={scene}
      title={word('coverage/title')}
      subtitle={otherTitle(title, cityAnswer, language)}
      summary={city === undefined ? [word('unknown/loading')] : summaryOf(scene.feeds, words)}
    >
      <SceneColumns
        left={{
          upper: (
            <Tile
              title={word('coverage/exceptions/title')}
              note={
                more > 0
                  ? `${word('coverage/exceptions/more', { n: more })} · ${exceptionNote}`
                  : exceptionNote
              }
              trust={trust}
              {...head}
              {...loud}
            >
              {trust.state === 'loading' || trust.m === 0 ? (
                <WallRows none={city === undefined ? '·' : word('coverage/sources/none')} />
              ) : (
                <ExceptionList exceptions={exceptions} most={MOST_EXCEPTIONS} {...head} />
              )}
            </Tile>
          ),
          lower: (
            <>
              <Tile
                title={word('coverage/matrix/title')}
                note={matrixNote}
                trust={trust.state === 'partial' ? { ...trust, state: 'live', m: 0 } : trust}
                {...head}
                className={`${loud.className} ${styles['past']}`}
              >
                {districts.length === 0 ? (
                  <WallRows none={word('coverage/matrix/none')} />
                ) : (
                  <CoverageMatrix rows={rows} districts={districts} />
                )}
              </Tile>
              {leftOut.length === 0 ? null : (
                <Tile
                  title={word('coverage/unrecorded/title', { n: leftOut.length })}
                  note={word('coverage/unrecorded/note')}
                  trust={{ ...trust, state: 'live', m: 0 }}
                  {...head}
                >
                  <p className={styles['names']}>
                    {shown.join(' · ')}
                    {rest === 0 ? null : ` · ${word('coverage/exceptions/more', { n: rest })}`}
                  </p>
                </Tile>
              )}
            </>
          ),
        }}
        {...(isRoomy ? {} : { middle: covering(sources(heardable.slice(0, half), true)) })}
        right={isRoomy ? sources(heardable, true) : sources(heardable.slice(half), false)}
      />
    </ScenePage>
  );
}

function coverageOf(city: City, districts: readonly { readonly code: string }[]) {
  return selectDistrictCoverage(
    city,
    districts.map(({ code }) => code),
  );
}
