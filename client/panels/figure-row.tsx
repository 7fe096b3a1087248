import { memo, type JSX } from 'react';
import type { FigureData, StripData } from '../../contract/indicator.ts';
import type { Freshness } from '../city/select-freshness.ts';
import { HatchBox } from '../design/hatch.tsx';
import { formatNumber } from '../design/numbers.ts';
import { levelOf } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import { BasisMark } from './basis-mark.tsx';
import { figureAlarm, figureNote, reachedCriterion, showsPeak } from './figure-words.ts';
import styles from './figure-row.module.css';
import { Sparkline } from './sparkline.tsx';
import { UncertainTag } from './uncertain-tag.tsx';

/**
 * A figure with its normal, its last 24 h and its age; or, before the first data, its name alone.
 * `minuteMs` is the timeline's clock: ages are told by the minute.
 */
export const FigureRow = memo(
  function FigureRow({
    id,
    label: givenLabel,
    figure,
    strip,
    freshness,
    minuteMs,
    zone,
    isLoading,
  }: {
    readonly id: string;
    /** Until the figure is there, which brings its own. */
    readonly label: string;
    readonly figure: FigureData | undefined;
    readonly strip: StripData | undefined;
    readonly freshness: Freshness;
    readonly minuteMs: number;
    readonly zone: string;
    readonly isLoading: boolean;
  }): JSX.Element {
    const words = useWords();
    const { language, word, say } = words;
    const label = figure === undefined ? givenLabel : say(figure.label);
    const isUncertain = freshness.isUncertain === true;
    const isDead = figure === undefined || freshness.state === 'dead';
    const alarm = isLoading ? undefined : figureAlarm(freshness, words);
    const note =
      figure === undefined
        ? ''
        : isUncertain
          ? // Beside the word of doubt there is room for one other.
            say(figure.at ?? figure.span)
          : figureNote(figure, strip, freshness, words, { nowMs: minuteMs, zone });
    const basis =
      figure !== undefined && showsPeak(figure) && !isUncertain
        ? figure.peak?.basis
        : figure?.basis;
    const state = isLoading ? 'loading' : isDead ? 'dead' : plotState(freshness);
    const number = isLoading ? '·' : isDead ? '—' : formatNumber(figure.value ?? 0, language);
    return (
      <li className={styles['row']} data-state={state} data-figure={id}>
        <div className={styles['name']}>
          <h3 className={styles['label']}>{label}</h3>
          {alarm === undefined ? null : (
            <p className={styles['alarm']}>
              <HatchBox />
              {alarm} {isUncertain && !isDead ? <UncertainTag /> : null}
            </p>
          )}
          {alarm !== undefined && !isDead ? null : (
            <p className={styles['note']}>
              {isUncertain ? <UncertainTag /> : null}
              {note}
              {isLoading || isDead ? null : <BasisMark basis={basis} />}
            </p>
          )}
        </div>
        <p
          // Of another length it is written anew: right-aligned, it would slide.
          key={number.length}
          className={number.length > 4 ? styles['long'] : styles['number']}
          data-uncertain={isUncertain}
        >
          {number}
          {isDead ? null : (
            <span className={styles['unit']} data-long={say(figure.unit).length > 2}>
              {say(figure.unit)}
            </span>
          )}
        </p>
        <Sparkline
          strip={strip}
          level={figure === undefined ? '?' : levelOf(figure.severity)}
          criterion={figure === undefined ? undefined : reachedCriterion(figure)}
          state={state}
          zone={zone}
          label={word('figure/trend', { label })}
        />
      </li>
    );
  },
  (before, after) =>
    before.figure === after.figure &&
    before.label === after.label &&
    before.strip === after.strip &&
    before.minuteMs === after.minuteMs &&
    before.isLoading === after.isLoading &&
    before.zone === after.zone &&
    before.freshness.state === after.freshness.state &&
    before.freshness.isUncertain === after.freshness.isUncertain,
);

function plotState(freshness: Freshness): 'fresh' | 'late' {
  return freshness.state === 'late' ? 'late' : 'fresh';
}
