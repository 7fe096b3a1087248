import type { JSX, ReactNode } from 'react';
import type { TileTrust } from '../city/select-tile-trust.ts';
import { HatchBox } from '../design/hatch.tsx';
import { clockOrDay, formatAge } from '../design/times.ts';
import { useWords, type Words } from '../design/wording.ts';
import { FittingParts } from './fitting-parts.tsx';
import { TileBoundary } from './tile-boundary.tsx';
import { TileFrame } from './tile-frame.tsx';
import styles from './tile.module.css';

/** The gravest of what is wrong with some sources, and of how many: silent, late, never there, uncertain. */
function wantingWords({ wanting }: TileTrust, minuteMs: number, { language, word }: Words): string {
  const lost = wanting.filter(({ data }) => data.state === 'down').length;
  if (lost > 0) return word('tile/some', { n: lost });
  const heardMs = wanting.flatMap(({ data: { state, lastGood } }) =>
    (state === 'late' || state === 'stale') && lastGood !== null ? [Date.parse(lastGood)] : [],
  );
  if (heardMs.length > 0) {
    return word('tile/late', { age: formatAge(minuteMs - Math.min(...heardMs), language) });
  }
  const off = wanting.filter(({ data }) => data.state === 'not-connected').length;
  return off > 0 ? word('tile/off', { n: off }) : word('tile/uncertain', { n: wanting.length });
}

/** What is wrong with the sources of a tile, in words; undefined while all is well. */
export function trustWords(
  trust: TileTrust,
  minuteMs: number,
  zone: string,
  words: Words,
): string | undefined {
  const { word } = words;
  const { state, lastGoodMs, isUnrecorded } = trust;
  switch (state) {
    case 'loading':
    case 'live':
      return undefined;
    case 'unconnected':
      return word(isUnrecorded ? 'tile/unrecorded' : 'tile/unconnected');
    case 'lost':
      return lastGoodMs === undefined
        ? word('tile/lostNever')
        : word('tile/lost', { time: clockOrDay(lastGoodMs, minuteMs, zone, words.language) });
    case 'late':
    case 'partial':
      return wantingWords(trust, minuteMs, words);
  }
}

/** More rows of a tile beyond a seam of the wall: as much of the past as the tile itself. */
export function TileRest({
  trust,
  children,
}: {
  readonly trust: TileTrust;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['rest']} data-trust={trust.state}>
      <TileBoundary>{children}</TileBoundary>
    </div>
  );
}

/**
 * A part of a scene with its name and what its sources allow it to claim: "3/4 정상", or hatching
 * and a word. A tile without sources of its own (a title, a clock) is no tile.
 */
export function Tile({
  title,
  note,
  trust,
  minuteMs,
  zone,
  className,
  children,
}: {
  readonly title: string;
  /** What the rows are, in a few quiet words. */
  readonly note?: string | undefined;
  readonly trust: TileTrust;
  readonly minuteMs: number;
  readonly zone: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}): JSX.Element {
  const words = useWords();
  const wrong = trustWords(trust, minuteMs, zone, words);
  return (
    <TileFrame
      title={title}
      trust={trust.state}
      className={className}
      said={
        <>
          {note === undefined ? null : (
            <FittingParts className={styles['note']} parts={note.split(' · ')} />
          )}
          <p className={styles['trust']}>
            {wrong === undefined ? null : (
              <span className={styles['wrong']}>
                <HatchBox />
                {wrong}
              </span>
            )}
            {trust.m === 0 ? null : (
              <span className={styles['count']}>
                {words.word('tile/count', { n: trust.n, m: trust.m })}
              </span>
            )}
          </p>
        </>
      }
    >
      {children}
    </TileFrame>
  );
}
