import { useMemo, type JSX } from 'react';
import type { EventOf } from '../city/city.ts';
import { isTold } from '../city/is-told.ts';
import { recordedSources } from '../city/recorded-sources.ts';
import {
  selectJudged,
  selectPledges,
  selectShort,
  selectThemes,
  sumMoney,
} from '../city/select-attainment.ts';
import { selectOfficeIndicators, type OfficeIndicators } from '../city/select-office-indicators.ts';
import { selectTileTrust, type TileTrust } from '../city/select-tile-trust.ts';
import { formatNumber } from '../design/numbers.ts';
import { clockMinute, formatSpan } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { PledgeList } from '../panels/administration/pledge-list.tsx';
import { ScoreBoard } from '../panels/administration/score-board.tsx';
import { ShortList } from '../panels/administration/short-list.tsx';
import { ThemeBand } from '../panels/administration/theme-band.tsx';
import { Tile, TileRest } from '../panels/tile.tsx';
import { WallRows } from '../panels/wall-row.tsx';
import type { SceneProps } from './define-scene.ts';
import { otherTitle } from './other-title.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

/** Rows that fit into half a column. */
const MOST_ROWS = 5;

const title = { ko: '시정', en: 'Administration' };

type Feeds = ReadonlyMap<string, EventOf<'feed'>>;

/** Trust of the figures of the administration: of the sources that gave them. */
function figureTrust(
  feeds: Feeds | undefined,
  indicators: ReadonlyMap<string, EventOf<'indicator'>>,
): TileTrust {
  const forms = new Set(['statistic', 'pledge']);
  const from = new Set(
    [...indicators.values()].flatMap(({ data }) =>
      forms.has(data.form) ? [data.provenance.feed] : [],
    ),
  );
  return selectTileTrust(
    feeds,
    recordedSources(feeds, ({ feed, about }) =>
      from.size === 0 ? about === 'administration' : from.has(feed),
    ),
  );
}

/** Trust of the scores: of everything they are counted from. */
function scoreTrust(feeds: Feeds | undefined, scores: OfficeIndicators['scores']): TileTrust {
  const from = new Set(scores?.derivedFrom.map((subject) => subject.replace(/^feed\//u, '')));
  return selectTileTrust(
    feeds,
    recordedSources(feeds, ({ feed }) => from.has(feed)),
  );
}

function summaryOf({ statistics, pledges }: OfficeIndicators, words: Words): readonly string[] {
  const { language, word } = words;
  const judged = selectJudged(statistics);
  const projects = selectPledges(pledges);
  if (statistics.length === 0 && projects.length === 0) return [word('administration/sum/unknown')];
  const met = judged.length - selectShort(statistics).length;
  const delayed = projects.filter(({ state }) => state === 'delayed' || state === 'stopped');
  const first = [
    judged.length === 0
      ? word('administration/sum/noTargets')
      : word('administration/sum/targets', { n: met, m: judged.length }),
    ...(projects.length === 0
      ? []
      : [word('administration/sum/projects', { n: delayed.length, m: projects.length })]),
  ].join(' · ');
  const money = sumMoney(projects);
  if (money === undefined || money.budgetWon === 0) return [first];
  return [
    first,
    word('administration/sum/money', {
      budget: formatNumber(money.budgetWon, language),
      spent: formatNumber(money.spentWon, language),
      pct: Math.round((money.spentWon / money.budgetWon) * 100),
    }),
  ];
}

/** Targets and projects at the left, the districts' scores on the map and at the right, themes below. */
export function AdministrationPanels(scene: SceneProps): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { city, cityAnswer, minuteMs } = scene;
  const head = { minuteMs, zone: cityAnswer?.zone ?? 'UTC' };
  const indicators = city?.byKind.indicator;
  const feeds = city?.byKind.feed;
  const office = useMemo(() => selectOfficeIndicators(indicators ?? new Map()), [indicators]);
  const { statistics, pledges, scores } = office;
  const figures = useMemo(() => figureTrust(feeds, indicators ?? new Map()), [feeds, indicators]);
  const counted = useMemo(() => scoreTrust(feeds, scores), [feeds, scores]);
  const short = selectShort(statistics);
  const projects = selectPledges(pledges);
  const isKnown = statistics.length > 0;
  const districts = cityAnswer?.districts ?? [];
  /** The names of the columns are a row of the first half. */
  const half = Math.floor(districts.length / 2);
  const note = (path: string, n: number): string =>
    n > MOST_ROWS
      ? `${word('administration/short/more', { n: n - MOST_ROWS })} · ${word(path)}`
      : word(path);
  const named = (path: string, n: number, isSome: boolean): string =>
    isSome ? `${word(path)} ${n}` : word(path);
  const nothing = (path: string): string => (city === undefined ? '·' : word(path));
  const unknown = <WallRows none={nothing('administration/short/unknown')} />;
  return (
    <ScenePage
      scene={scene}
      title={word('administration/title')}
      subtitle={otherTitle(title, cityAnswer, language)}
      summary={city === undefined ? [word('unknown/loading')] : summaryOf(office, words)}
    >
      <SceneColumns
        left={{
          upper: (
            <Tile
              title={named('administration/short/title', short.length, isKnown)}
              note={note('administration/short/note', short.length)}
              trust={figures}
              {...head}
            >
              {isKnown ? <ShortList rows={short} most={MOST_ROWS} /> : unknown}
            </Tile>
          ),
          lower: (
            <Tile
              title={named('administration/pledges/title', projects.length, projects.length > 0)}
              note={note('administration/pledges/note', projects.length)}
              trust={figures}
              {...head}
            >
              {city === undefined ? unknown : <PledgeList pledges={projects} most={MOST_ROWS} />}
            </Tile>
          ),
        }}
        right={{
          upper: (
            <Tile
              title={word('administration/scores/title')}
              note={
                scores === undefined
                  ? undefined
                  : word('administration/scores/note', {
                      time: clockMinute(Date.parse(scores.until), head.zone),
                      span: formatSpan(scores.windowSec * 1000, language),
                    })
              }
              trust={counted}
              {...head}
            >
              {scores === undefined ? (
                <WallRows
                  none={nothing(`administration/scores/${isTold(counted) ? 'unknown' : 'none'}`)}
                />
              ) : (
                <ScoreBoard scores={scores} districts={districts.slice(0, half)} />
              )}
            </Tile>
          ),
          lower:
            scores === undefined ? undefined : (
              <TileRest trust={counted}>
                <ScoreBoard scores={scores} districts={districts.slice(half)} isRest />
              </TileRest>
            ),
        }}
        wide={
          <Tile
            title={word('administration/themes/title')}
            note={word('administration/themes/note')}
            trust={figures}
            {...head}
          >
            {isKnown ? <ThemeBand themes={selectThemes(statistics)} /> : null}
          </Tile>
        }
      />
    </ScenePage>
  );
}
