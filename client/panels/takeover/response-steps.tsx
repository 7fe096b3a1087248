import { Fragment, type JSX } from 'react';
import type { ResponseClockData, ResponseSegment } from '../../../contract/response.ts';
import type { LeadClock } from '../../city/lead-clock.ts';
import { segmentTookSec } from '../../city/segment-took.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { clockSecond, formatTook } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import styles from './response-steps.module.css';

/** More steps than this have no room; the last of a call are back at the station. */
const MOST_STEPS = 7;

type Step = ResponseClockData['steps'][number];

/** The stretch that a step ends: it begins at the step before. Stretches stand in the order of steps. */
function endsWith(
  { steps, segments }: ResponseClockData,
  index: number,
): ResponseSegment | undefined {
  return steps[index] === undefined || index === 0 ? undefined : segments[index - 1];
}

function StretchWords({
  segment,
  nowMs,
  words: { language, word },
}: {
  readonly segment: ResponseSegment;
  readonly nowMs: number;
  readonly words: Words;
}): JSX.Element | null {
  const tookSec = segmentTookSec(segment, nowMs);
  const target = word('takeover/clock/target', { span: formatTook(segment.targetSec, language) });
  if (tookSec === undefined) return <span className={styles['target']}>{target}</span>;
  const isOver = tookSec > segment.targetSec;
  const span = formatTook(tookSec, language);
  return (
    // Of another length it is written anew: the target beside it would slide.
    <Fragment key={`${isOver} ${span.length}`}>
      {/* Half as much again: the next level of late. */}
      {isOver ? (
        <SeverityMark
          level={tookSec > 1.5 * segment.targetSec ? 3 : 2}
          className={styles['mark']}
        />
      ) : null}
      <strong className={styles['took']}>
        {segment.to === null ? word('takeover/clock/running', { span }) : span}
      </strong>
      <span className={styles['target']}>{target}</span>
    </Fragment>
  );
}

/** The official steps of the call that stands for the situation, each against its target. */
export function ResponseSteps({
  lead: { clock },
  nowMs,
  zone,
}: {
  readonly lead: LeadClock;
  /** Whole seconds: the stretch that runs grows with it. */
  readonly nowMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const timeOf = ({ at, isMissing }: Step): string => {
    if (at !== null) return clockSecond(Date.parse(at), zone);
    return isMissing === true ? word('takeover/clock/gap') : '—';
  };
  return (
    <ol className={styles['steps']}>
      {clock.steps.slice(0, MOST_STEPS).map((step, index) => {
        const segment = endsWith(clock, index);
        const isNext = step.at === null && clock.steps[index - 1]?.at != null;
        return (
          <li
            key={step.code}
            className={styles['step']}
            data-reached={step.at !== null}
            data-next={isNext}
          >
            <span className={styles['dot']} aria-hidden />
            <span className={styles['name']}>{say(step.name)}</span>
            <span className={step.isMissing === true ? styles['gap'] : styles['time']}>
              {timeOf(step)}
            </span>
            <span className={styles['stretch']}>
              {segment === undefined ? null : (
                <StretchWords segment={segment} nowMs={nowMs} words={words} />
              )}
              {index === 0 ? <BasisMark basis={clock.basis} /> : null}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
