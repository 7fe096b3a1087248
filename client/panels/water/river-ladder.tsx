import { memo, useMemo, type JSX } from 'react';
import type { SeriesAnswer } from '../../../contract/history.ts';
import { ladderOf } from '../../city/ladder.ts';
import type { RiverGauge } from '../../city/select-rivers.ts';
import { HatchBox } from '../../design/hatch.tsx';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { levelOf, type Level } from '../../design/severity.ts';
import { formatAge } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { LadderChart } from './ladder-chart.tsx';
import { formatLevel, riverState } from './river-words.ts';
import styles from './river-ladder.module.css';
import { samplesOf } from './series-runs.ts';

/** One gauge: its river, name and level, and how it came to stand where it does among its limits. */
export const RiverLadder = memo(function RiverLadder({
  gauge,
  series,
  minuteMs,
}: {
  readonly gauge: RiverGauge;
  readonly series: SeriesAnswer | undefined;
  readonly minuteMs: number;
}): JSX.Element {
  const words = useWords();
  const { language, word, say } = words;
  const { level, severity, stream, name, isStale, basis } = gauge;
  const samples = useMemo(() => samplesOf(series), [series]);
  const ladder = useMemo(
    () =>
      ladderOf(gauge.thresholds, [
        ...samples.map(({ value }) => value),
        ...(level === undefined ? [] : [level]),
      ]),
    [gauge.thresholds, samples, level],
  );
  const mark: Level = severity === undefined ? '?' : levelOf(severity);
  const shown = level === undefined ? '—' : formatLevel(level);
  const label = word('water/rivers/label', {
    name: say(name),
    level: shown,
    state: riverState(gauge, words),
  });
  return (
    <article className={styles['gauge']} data-stale={isStale} data-level={mark} lang={language}>
      <p className={styles['stream']}>
        {isStale ? (
          <span className={styles['late']}>
            <HatchBox />
            {word('water/rivers/late', { age: formatAge(minuteMs - gauge.atMs, language) })}
          </span>
        ) : stream === undefined ? (
          ' '
        ) : (
          say(stream)
        )}
        <BasisMark basis={basis} />
      </p>
      <h3 className={styles['name']}>{say(name)}</h3>
      <p className={styles['value']} data-long={shown.length > 4}>
        {shown}
        {mark === 0 ? null : mark === '?' ? (
          <span className={styles['unjudged']}>{word('water/rivers/noCriteria')}</span>
        ) : (
          <SeverityMark level={mark} className={styles['mark']} />
        )}
      </p>
      <LadderChart
        gauge={gauge}
        ladder={ladder}
        samples={samples}
        minuteMs={minuteMs}
        label={label}
      />
    </article>
  );
});
