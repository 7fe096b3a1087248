import { useMemo, type JSX } from 'react';
import type { ComplaintsData } from '../../contract/city-indicator.ts';
import type { FeedHealth } from '../../contract/feed-health.ts';
import { isTold } from '../city/is-told.ts';
import { recordedSources } from '../city/recorded-sources.ts';
import { selectOfficeIndicators } from '../city/select-office-indicators.ts';
import { selectTileTrust } from '../city/select-tile-trust.ts';
import { growthOf, selectKinds, selectNewest } from '../city/select-voices.ts';
import { formatSpan } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { Tile } from '../panels/tile.tsx';
import { DistrictComplaints } from '../panels/voices/district-complaints.tsx';
import { KindList } from '../panels/voices/kind-list.tsx';
import { NewestReports } from '../panels/voices/newest-reports.tsx';
import { VoteResults } from '../panels/voices/vote-results.tsx';
import { WallRows } from '../panels/wall-row.tsx';
import type { SceneProps } from './define-scene.ts';
import { otherTitle } from './other-title.ts';
import { SceneColumns } from './scene-columns.tsx';
import { ScenePage } from './scene-page.tsx';

/** Rows that fit into the upper and the lower half of a column. */
const MOST_KINDS = 5;
const MOST_REPORTS = 6;
const MOST_VOTES = 2;

const title = { ko: '시민의 소리', en: 'Citizens' };

function summaryOf(complaints: ComplaintsData | undefined, words: Words): readonly string[] {
  const { language, say, word } = words;
  if (complaints === undefined) return [word('voices/sum/unknown')];
  const { kinds, windowSec, unheard } = complaints;
  const span = formatSpan(windowSec * 1000, language);
  const n = kinds.reduce((sum, kind) => sum + kind.n, 0);
  const open = kinds.reduce((sum, kind) => sum + kind.open, 0);
  const [most] = selectKinds(complaints);
  const growth = most === undefined ? undefined : growthOf(most);
  const second =
    unheard.length > 0
      ? word('voices/sum/unheard', { n: unheard.length })
      : kinds.every(({ before }) => before === null)
        ? word('voices/sum/noBefore')
        : most !== undefined && growth !== undefined && growth > 0
          ? word('voices/sum/up', { kind: say(most.name), n: growth })
          : word('voices/sum/quiet');
  return [
    n + open === 0 ? word('voices/sum/none', { span }) : word('voices/sum/n', { span, n, open }),
    second,
  ];
}

/** Reports by kind and the newest at the left, open ones on the map, votes and districts at the right. */
export function VoicesPanels(scene: SceneProps): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const { city, cityAnswer, minuteMs } = scene;
  const head = { minuteMs, zone: cityAnswer?.zone ?? 'UTC' };
  const districts = cityAnswer?.districts ?? [];
  const kinds = city?.byKind;
  const feeds = kinds?.feed;
  const office = useMemo(
    () => selectOfficeIndicators(kinds?.indicator ?? new Map()),
    [kinds?.indicator],
  );
  const { votes } = office;
  const reports = useMemo(() => selectNewest(kinds?.request ?? new Map()), [kinds?.request]);
  const trustOf = (isBehind: (health: FeedHealth) => boolean) =>
    selectTileTrust(feeds, recordedSources(feeds, isBehind));
  const reportFeeds = new Set(reports.map(({ data }) => data.provenance.feed));
  const reported = trustOf(({ feed, about }) => about === 'citizen' || reportFeeds.has(feed));
  const voteFeeds = new Set(votes.map(({ provenance }) => provenance.feed));
  const voted = trustOf(({ feed, about }) =>
    voteFeeds.size === 0 ? about === 'administration' : voteFeeds.has(feed),
  );
  // A count of nothing is only none while the sources of reports are heard.
  const complaints = isTold(reported) || reports.length > 0 ? office.complaints : undefined;
  const span = formatSpan((complaints?.windowSec ?? 0) * 1000, language);
  const of = { ...head, trust: reported };
  const unknown = (path: string): JSX.Element => (
    <WallRows none={city === undefined ? '·' : word(path)} />
  );
  const withRest = (text: string, n: number, most: number): string =>
    n > most ? `${word('voices/kinds/more', { n: n - most })} · ${text}` : text;
  return (
    <ScenePage
      scene={scene}
      title={word('voices/title')}
      subtitle={otherTitle(title, cityAnswer, language)}
      summary={city === undefined ? [word('unknown/loading')] : summaryOf(complaints, words)}
    >
      <SceneColumns
        left={{
          upper: (
            <Tile
              title={word('voices/kinds/title')}
              note={
                complaints === undefined
                  ? undefined
                  : withRest(
                      word('voices/kinds/note', { span }),
                      complaints.kinds.length,
                      MOST_KINDS,
                    )
              }
              {...of}
            >
              {complaints === undefined ? (
                unknown('voices/kinds/unknown')
              ) : (
                <KindList complaints={complaints} most={MOST_KINDS} districts={districts} />
              )}
            </Tile>
          ),
          lower: (
            <Tile
              title={word('voices/newest/title')}
              note={withRest(word('voices/newest/note'), reports.length, MOST_REPORTS)}
              {...of}
            >
              {reports.length === 0 && !isTold(reported) ? (
                unknown('voices/kinds/unknown')
              ) : (
                <NewestReports reports={reports} most={MOST_REPORTS} city={cityAnswer} {...head} />
              )}
            </Tile>
          ),
        }}
        right={{
          upper: (
            <Tile
              title={word('voices/votes/title')}
              note={withRest(word('voices/votes/note'), votes.length, MOST_VOTES)}
              trust={voted}
              {...head}
            >
              {votes.length === 0 ? (
                unknown(`voices/votes/${isTold(voted) ? 'none' : 'unknown'}`)
              ) : (
                <VoteResults votes={votes} most={MOST_VOTES} />
              )}
            </Tile>
          ),
          lower: (
            <Tile
              title={word('voices/districts/title')}
              note={complaints === undefined ? undefined : word('voices/districts/note', { span })}
              {...of}
            >
              {complaints === undefined ? (
                unknown('voices/districts/unknown')
              ) : (
                <DistrictComplaints complaints={complaints} districts={districts} />
              )}
            </Tile>
          ),
        }}
      />
    </ScenePage>
  );
}
