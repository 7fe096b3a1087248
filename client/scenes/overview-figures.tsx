import { memo, type JSX } from 'react';
import type { EventOf } from '../city/city.ts';
import { freshnessOf } from '../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../city/select-indicators.ts';
import { levelOf, worstOf } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import { DomainBlock } from '../panels/domain-block.tsx';
import { FigureRow } from '../panels/figure-row.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';

const DOMAIN_FIGURES = [
  { domain: 'disaster', ids: ['calls-119', 'flood-reports'] },
  { domain: 'water', ids: ['rain-hour-max', 'sewer-full'] },
  { domain: 'traffic', ids: ['road-closures', 'downtown-speed'] },
  { domain: 'safety', ids: ['rescue-waiting', 'ems-calls'] },
] as const;

const noIndicators: ReadonlyMap<string, EventOf<'indicator'>> = new Map();
const noFeeds: ReadonlyMap<string, EventOf<'feed'>> = new Map();

/** The eight figures of the city in its four domains, always in this order. */
export const OverviewFigures = memo(function OverviewFigures({
  indicators = noIndicators,
  feeds = noFeeds,
  isLoading,
  minuteMs,
  zone,
}: {
  readonly indicators: ReadonlyMap<string, EventOf<'indicator'>> | undefined;
  readonly feeds: ReadonlyMap<string, EventOf<'feed'>> | undefined;
  readonly isLoading: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word } = useWords();
  return (
    <>
      {DOMAIN_FIGURES.map(({ domain, ids }, index) => {
        const rows = ids.map((id) => {
          const figure = selectFigure(indicators, id);
          return {
            id,
            figure,
            strip: selectStrip(indicators, id),
            freshness:
              figure === undefined
                ? ({ state: 'dead', why: 'null' } as const)
                : freshnessOf(figure, feeds, minuteMs),
          };
        });
        const isDead = rows.every(({ freshness }) => freshness.state === 'dead');
        const isLost = rows.some(
          ({ freshness }) => freshness.state === 'dead' && freshness.why === 'down',
        );
        const dead = isLost ? 'lost' : 'unknown';
        const levels = rows.flatMap(({ figure }) =>
          figure === undefined ? [] : [levelOf(figure.severity)],
        );
        return (
          <TileBoundary key={domain}>
            <DomainBlock
              domain={domain}
              level={levels.length === 0 ? '?' : worstOf(levels)}
              state={isLoading ? 'loading' : isDead ? dead : 'known'}
              note={index === 0 ? word('figure/key') : undefined}
            >
              {rows.map((row) => (
                <FigureRow
                  key={row.id}
                  {...row}
                  minuteMs={minuteMs}
                  zone={zone}
                  isLoading={isLoading}
                />
              ))}
            </DomainBlock>
          </TileBoundary>
        );
      })}
    </>
  );
});
