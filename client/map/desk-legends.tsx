import { memo, type JSX } from 'react';
import type { MapLegend } from './define-layer.ts';
import { HatchBox } from '../design/hatch.tsx';
import { cssColour } from '../layers/kit/token-colours.ts';
import styles from './desk-legends.module.css';
import { LegendSymbol } from './legend-mark.tsx';

function Sample({
  legend: { line, isLineDashed, fill },
}: {
  readonly legend: MapLegend;
}): JSX.Element | null {
  if (line !== undefined) {
    const look = isLineDashed === true ? styles['dashed'] : styles['line'];
    return <span className={look} style={{ borderColor: `var(--${line})` }} />;
  }
  if (fill === undefined) return null;
  return <span className={styles['fill']} style={{ background: cssColour(fill) }} />;
}

/** What the map shows, at its top left: ramps with their digits, lines and symbols with their words. */
export const DeskLegends = memo(function DeskLegends({
  legends,
  lack,
  note,
}: {
  readonly legends: readonly MapLegend[];
  /** Why nothing on the map is to be trusted now. */
  readonly lack: string | undefined;
  /** What is to be said of the map itself. */
  readonly note: string | undefined;
}): JSX.Element | null {
  const ramps = legends.filter(({ marks }) => marks === undefined);
  const symbols = legends.filter(({ marks }) => marks !== undefined);
  if (legends.length === 0 && lack === undefined && note === undefined) return null;
  return (
    <div className={styles['legends']} data-over>
      {lack === undefined ? null : (
        <p className={styles['lack']}>
          <HatchBox /> {lack}
        </p>
      )}
      {ramps.map((legend) => (
        <figure key={legend.title} className={styles['legend']}>
          <figcaption className={styles['title']}>
            <Sample legend={legend} />
            {legend.title}
          </figcaption>
          {legend.steps.length === 0 ? null : (
            <ol className={styles['ramp']}>
              {legend.steps.map(({ label, token, isCriterion }) => (
                <li key={label} className={isCriterion ? styles['criterion'] : styles['step']}>
                  <span className={styles['swatch']} style={{ background: `var(--${token})` }} />
                  {label}
                </li>
              ))}
            </ol>
          )}
        </figure>
      ))}
      {symbols.map((legend) => (
        <dl key={legend.title} className={styles['symbols']}>
          <dt className={styles['what']}>
            <Sample legend={legend} />
            {legend.title}
          </dt>
          <dd className={styles['marks']}>
            {(legend.marks ?? []).map(({ label, mark }) => (
              <span key={label} className={styles['mark']}>
                <LegendSymbol mark={mark} className={styles['symbol']} />
                {label}
              </span>
            ))}
          </dd>
        </dl>
      ))}
      {note === undefined ? null : <p className={styles['note']}>{note}</p>}
    </div>
  );
});
