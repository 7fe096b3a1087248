import { useMemo, type JSX } from 'react';
import type { Severity } from '../../../contract/event.ts';
import type { District } from '../../../contract/place.ts';
import { SEWER_STEPS, type Sewers } from '../../city/select-sewers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { fillColour, levelOf } from '../../design/severity.ts';
import { useWords } from '../../design/wording.ts';
import { BAR_HEIGHT, sewerPaths } from './sewer-paths.ts';
import styles from './sewer-bars.module.css';
import { UnknownPlot } from './unknown-plot.tsx';

const percentOf = (share: number): string => `${(share * 100).toFixed(2)}%`;

/** Every sewer sensor of the city as one bar, in the order of the districts. */
export function SewerBars({
  sewers,
  districts,
}: {
  readonly sewers: Sewers;
  readonly districts: readonly District[];
}): JSX.Element {
  const { word, say, language } = useWords();
  const { width, paths, groups } = useMemo(() => sewerPaths(sewers), [sewers]);
  const names = useMemo(
    () => new Map(districts.map(({ code, name }) => [code, say(name)])),
    [districts, say],
  );
  const { counts, current, known, unscaled } = sewers;
  if (known === 0) return <UnknownPlot>{word('water/sewers/none')}</UnknownPlot>;
  const of = (severity: Severity): number => counts.get(severity) ?? 0;
  const heard = `${word('water/sewers/current', { current, known })}${unscaled === 0 ? '' : ` · ${word('water/sewers/unscaled', { n: unscaled })}`}`;
  const digits = SEWER_STEPS.map(([, severity]) => String(of(severity)).length).join('');
  const fill = {
    known,
    current,
    full: of('Extreme'),
    high: of('Severe') + of('Extreme'),
    mid: of('Moderate') + of('Severe') + of('Extreme'),
  };
  return (
    <div className={styles['sewers']}>
      {/* It hangs from the right: of another length it is written anew, not slid. */}
      <ul key={digits + heard} className={styles['counts']}>
        {SEWER_STEPS.toReversed().map(([from, severity]) => (
          <li key={severity} data-none={of(severity) === 0}>
            <SeverityMark level={levelOf(severity)} className={styles['mark']} />
            {severity === 'Extreme'
              ? word('water/sewers/full')
              : word('water/sewers/from', { percent: Math.round(from * 100) })}{' '}
            <strong>{of(severity)}</strong>
          </li>
        ))}
        <li className={styles['heard']}>{heard}</li>
      </ul>
      <div className={styles['plot']} role="img" aria-label={word('water/sewers/label', fill)}>
        <svg viewBox={`0 0 ${width} ${BAR_HEIGHT}`} preserveAspectRatio="none" aria-hidden>
          {SEWER_STEPS.map(([from]) => (
            <line
              key={from}
              x1={0}
              x2={width}
              y1={(1 - from) * BAR_HEIGHT}
              y2={(1 - from) * BAR_HEIGHT}
              className={styles[from === 1 ? 'full' : 'step']}
            />
          ))}
          {[...paths].map(([tone, path]) => (
            <path
              key={tone}
              d={path}
              className={styles[tone === 'silent' ? 'silent' : 'bar']}
              fill={
                tone === 'silent'
                  ? 'none'
                  : tone === 'Normal'
                    ? 'var(--g-6)'
                    : fillColour(levelOf(tone))
              }
            />
          ))}
        </svg>
      </div>
      <ol className={styles['names']} lang={language}>
        {groups.map(({ district, middle, isFull }) => (
          <li key={district} data-full={isFull} style={{ left: percentOf(middle) }}>
            {shortName(names.get(district) ?? district, language)}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** 구 goes where the column is narrow; 중구 keeps it. */
function shortName(name: string, language: string): string {
  if (language === 'ko') return name.length > 2 ? name.replace(/구$/u, '') : name;
  return name.replace(/-gu$/u, '');
}
