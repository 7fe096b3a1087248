import type { JSX } from 'react';
import type { FitBox } from './camera.ts';
import type { MapLegend } from './define-layer.ts';
import { cssColour } from '../layers/kit/token-colours.ts';
import { LegendSymbol } from './legend-mark.tsx';
import styles from './map-legends.module.css';

/** The corner at the top right as shares of the city's box, as far down as the first callout there. */
const CORNER = { from: 0.655, width: 0.365, height: 0.275 } as const;

/** With no more ramps than this there is room for the symbols below them. */
const FEW_RAMPS = 1;

/** More than these stand closer, so that none is cut off above the callouts. */
const ROOMY_MARKS = 7;

interface Corner {
  readonly legends: readonly MapLegend[];
}

/** Steps that have names instead of numbers. */
const isWorded = (steps: MapLegend['steps']): boolean =>
  steps.every(({ label, isCriterion }) => !isCriterion && !/\d/.test(label));

/** Ramps with their numbers directly under them, lines with their words. */
function Ramps({ legends }: Corner): JSX.Element {
  return (
    <>
      {legends.map(({ title, steps, line, isLineDashed, fill }) => (
        <figure key={title} data-legend className={styles['legend']}>
          <figcaption className={styles['title']}>
            {line === undefined ? null : (
              <span
                className={isLineDashed === true ? styles['dashed'] : styles['line']}
                style={{ borderColor: `var(--${line})` }}
              />
            )}
            {fill === undefined ? null : (
              <span className={styles['fill']} style={{ background: cssColour(fill) }} />
            )}
            {title}
          </figcaption>
          <ol className={`${styles['ramp']} ${isWorded(steps) ? styles['worded'] : ''}`}>
            {steps.map(({ label, token, isCriterion }) => (
              <li key={label} className={isCriterion ? styles['criterion'] : styles['step']}>
                <span className={styles['swatch']} style={{ background: `var(--${token})` }} />
                {label}
              </li>
            ))}
          </ol>
        </figure>
      ))}
    </>
  );
}

/** Symbols that are on the map now, each beside its word and how many there are. */
function Symbols({ legends }: Corner): JSX.Element {
  const count = legends.reduce((sum, { marks = [] }) => sum + marks.length, 0);
  const size = count > ROOMY_MARKS ? `${styles['symbols']} ${styles['dense']}` : styles['symbols'];
  return (
    <>
      {legends.map(({ title, marks = [] }) => (
        <dl key={title} data-legend className={size}>
          <dt className={styles['what']}>{title}</dt>
          <dd className={styles['marks']}>
            {marks.map(({ label, mark }) => (
              <span key={label} className={styles['mark']}>
                <LegendSymbol mark={mark} className={styles['symbol']} />
                {label}
              </span>
            ))}
          </dd>
        </dl>
      ))}
    </>
  );
}

/** What the map shows, in the free corners above the callouts: beside the city's north only what has no room at the left. */
export function MapLegends({
  fitBox,
  legends,
  note,
}: {
  readonly fitBox: FitBox;
  readonly legends: readonly MapLegend[];
  /** What is to be said of the map itself. */
  readonly note: string | undefined;
}): JSX.Element {
  const { x, y, width, height } = fitBox;
  const ramps = legends.filter(({ marks }) => marks === undefined);
  const symbols = legends.filter(({ marks }) => marks !== undefined);
  const isRoomBelow = ramps.length <= FEW_RAMPS;
  return (
    <>
      <div className={styles['legends']} style={{ left: x, top: y }}>
        <Ramps legends={ramps} />
        {isRoomBelow ? (
          <div className={styles['below']}>
            <Symbols legends={symbols} />
          </div>
        ) : null}
        {note === undefined ? null : (
          <p data-legend className={styles['base']}>
            {note}
          </p>
        )}
      </div>
      {isRoomBelow ? null : (
        <div
          className={styles['corner']}
          style={{
            left: x + width * CORNER.from,
            top: y,
            width: width * CORNER.width,
            maxHeight: height * CORNER.height,
          }}
        >
          <Symbols legends={symbols} />
        </div>
      )}
    </>
  );
}
