import { memo, useMemo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { Domain } from '../../contract/event.ts';
import type { EventOf } from '../city/city.ts';
import { freshnessOf } from '../city/select-freshness.ts';
import { selectFigure, selectStrip } from '../city/select-indicators.ts';
import { levelOf, worstOf } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import { DomainBlock } from '../panels/domain-block.tsx';
import { FigureRow } from '../panels/figure-row.tsx';
import { TileBoundary } from '../panels/tile-boundary.tsx';
import styles from './overview.module.css';

type Figures = CityAnswer['figures'];

type Half = readonly (readonly [Domain, Figures])[];

/** Units of the layout: a half of the column, what a domain's head, a row and the space between take. */
const ROOM = { half: 598, head: 56, row: 112, gap: 16 } as const;

const needs = (half: Half): number =>
  half.reduce((sum, [, figures]) => sum + ROOM.head + figures.length * ROOM.row + ROOM.gap, 0) -
  ROOM.gap;

/** Above the seam of the panels and below it: as many rows here as there, and no domain torn apart. */
function halvesOf(figures: Figures): readonly Half[] {
  const domains = [...Map.groupBy(figures, ({ domain }) => domain)];
  const upper: (readonly [Domain, Figures])[] = [];
  const lower: (readonly [Domain, Figures])[] = [];
  let rows = 0;
  for (const domain of domains) {
    (rows + domain[1].length <= Math.ceil(figures.length / 2) ? upper : lower).push(domain);
    rows += domain[1].length;
  }
  // Across the seam is better than over what stands below.
  const isTooMuch = Math.max(needs(upper), needs(lower)) > ROOM.half;
  return isTooMuch || lower.length === 0 ? [[...upper, ...lower]] : [upper, lower];
}

const noIndicators: ReadonlyMap<string, EventOf<'indicator'>> = new Map();
const noFeeds: ReadonlyMap<string, EventOf<'feed'>> = new Map();

/** The city's figures by domain, always in the order of its profile. */
export const OverviewFigures = memo(function OverviewFigures({
  figures,
  indicators = noIndicators,
  feeds = noFeeds,
  isLoading,
  minuteMs,
  zone,
}: {
  readonly figures: Figures;
  readonly indicators: ReadonlyMap<string, EventOf<'indicator'>> | undefined;
  readonly feeds: ReadonlyMap<string, EventOf<'feed'>> | undefined;
  readonly isLoading: boolean;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const { word, say } = useWords();
  const halves = useMemo(() => halvesOf(figures), [figures]);
  const first = figures[0]?.domain;
  const blocks = (domains: Half): readonly JSX.Element[] =>
    domains.map(([domain, own]) => {
      const rows = own.map(({ id, label }) => {
        const figure = selectFigure(indicators, id);
        return {
          id,
          label: say(label),
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
      const isLate = rows.every(({ freshness: { state } }) => state === 'late' || state === 'dead');
      const levels = rows.flatMap(({ figure }) =>
        figure === undefined ? [] : [levelOf(figure.severity)],
      );
      return (
        <TileBoundary key={domain}>
          <DomainBlock
            domain={domain}
            rowCount={rows.length}
            level={levels.length === 0 ? '?' : worstOf(levels)}
            state={isLoading ? 'loading' : isDead ? dead : isLate ? 'late' : 'known'}
            note={domain === first ? word('figure/key') : undefined}
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
    });
  return (
    <>
      {halves.map((half, index) => (
        <div
          key={index === 0 ? 'upper' : 'lower'}
          className={styles['half']}
          data-whole={halves.length === 1}
        >
          {blocks(half)}
        </div>
      ))}
    </>
  );
});
