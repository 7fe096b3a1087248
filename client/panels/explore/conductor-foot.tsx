import type { JSX, ReactNode } from 'react';
import type { DensityBucket, DensityStepSec } from '../../../contract/density.ts';
import type { TimeRange } from '../../explore/explore-view.ts';
import { clockMinute } from '../../design/times.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import styles from './conductor-foot.module.css';

/** The chart with what its lanes are and what there is in them now, and the range that is linked. */
export function ConductorFoot({
  now,
  stepSec,
  situations,
  range,
  zone,
  onClear,
  onOpen,
  children,
}: {
  /** The newest stretch; undefined = not known. */
  readonly now: DensityBucket | undefined;
  readonly stepSec: DensityStepSec;
  readonly situations: number | undefined;
  readonly range: TimeRange | undefined;
  readonly zone: string;
  readonly onClear: () => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { language, word } = useWords();
  const step =
    stepSec < 3600
      ? word('explore/conductor/minutes', { n: stepSec / 60 })
      : word('explore/conductor/hours', { n: stepSec / 3600 });
  const events =
    now === undefined ? undefined : now.incidents + now.alerts + now.requests + now.situations;
  const count = (n: number | undefined): string =>
    n === undefined ? '—' : formatNumber(n, language);
  return (
    <div className={styles['foot']}>
      <div className={styles['lanes']}>
        <p>
          {word('explore/conductor/events')}{' '}
          <strong>{word('explore/conductor/eventsIn', { step, n: count(events) })}</strong>
        </p>
        <p>
          {word('explore/conductor/values')} {count(now?.observations)}
        </p>
        <p>{word('explore/conductor/situations', { n: count(situations) })}</p>
      </div>
      {children}
      {range === undefined ? null : (
        <div className={styles['range']}>
          <p>
            {word('explore/conductor/range', {
              from: clockMinute(range.fromMs, zone),
              to: clockMinute(range.toMs, zone),
            })}
          </p>
          <button type="button" onClick={onOpen}>
            {word('explore/conductor/openRange')}
          </button>
          <button type="button" onClick={onClear}>
            {word('explore/conductor/clearRange')} <kbd>\</kbd>
          </button>
        </div>
      )}
    </div>
  );
}
