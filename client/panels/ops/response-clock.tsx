import type { JSX } from 'react';
import type { ResponseClockData, ResponseSegment } from '../../../contract/response.ts';
import { isRunningSegment, segmentTookSec } from '../../city/segment-took.ts';
import { clockSecond, formatTook } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import desk from './desk.module.css';
import styles from './response-clock.module.css';

/** Of the bar's width; a stretch that took longer than half as much again runs out of it. */
const WIDTH = 100;
const MOST_SHARE = 1.5;

function segmentWords(segment: ResponseSegment, nowMs: number, words: Words): string {
  const { language, word } = words;
  const { state, targetSec } = segment;
  const tookSec = segmentTookSec(segment, nowMs);
  const span = (sec: number): string => formatTook(sec, language);
  if (tookSec === undefined) return word(`ops/response/${state === 'gap' ? 'gap' : 'awaited'}`);
  const over = tookSec - targetSec;
  return [
    word(isRunningSegment(segment) ? 'ops/response/running' : 'ops/response/took', {
      span: span(tookSec),
    }),
    ...(over > 0 ? [word('ops/response/over', { span: span(over) })] : []),
  ].join(' · ');
}

/** Stretches of one call against their targets; what was not recorded is a gap, never a zero. */
export function ResponseClock({
  clock,
  nowMs,
  zone,
}: {
  readonly clock: ResponseClockData;
  /** Whole seconds: a stretch that runs grows with it. */
  readonly nowMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  return (
    <section className={styles['clock']} aria-label={word('ops/response/label')}>
      <ol className={styles['steps']}>
        {clock.steps.map(({ code, name, at, isMissing, isOutOfOrder }) => (
          <li key={code} className={styles['step']} data-reached={at !== null}>
            <span>{say(name)}</span>
            <span className={isMissing === true ? desk['hatched'] : undefined}>
              {at === null
                ? word(isMissing === true ? 'ops/response/gap' : 'ops/response/awaited')
                : clockSecond(Date.parse(at), zone)}
            </span>
            {isOutOfOrder === true ? (
              <span className={desk['tag']}>{word('ops/response/outOfOrder')}</span>
            ) : null}
          </li>
        ))}
      </ol>
      <ul className={styles['segments']}>
        {clock.segments.map((segment) => {
          const tookSec = segmentTookSec(segment, nowMs);
          const share = tookSec === undefined ? 0 : tookSec / segment.targetSec;
          const isOver = share > 1;
          return (
            <li key={segment.id} className={styles['segment']}>
              <span className={styles['label']}>{say(segment.label)}</span>
              <svg
                className={styles['bar']}
                viewBox={`0 0 ${WIDTH} 10`}
                preserveAspectRatio="none"
                aria-hidden
              >
                <rect
                  width={WIDTH}
                  height="10"
                  fill={segment.state === 'gap' ? 'url(#hatch)' : 'var(--g-3)'}
                />
                <rect
                  width={(Math.min(MOST_SHARE, share) / MOST_SHARE) * WIDTH}
                  y="2"
                  height="6"
                  fill={isOver ? 'var(--g-9)' : 'var(--g-6)'}
                />
                <rect x={WIDTH / MOST_SHARE} width="0.8" height="10" fill="var(--g-10)" />
              </svg>
              <span className={isOver ? desk['loud'] : undefined}>
                {segmentWords(segment, nowMs, words)}
              </span>
              <span className={desk['note']}>
                {word('ops/response/target', {
                  span: formatTook(segment.targetSec, language),
                })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
