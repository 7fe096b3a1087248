import type { JSX } from 'react';
import { HatchBox } from '../../design/hatch.tsx';
import { clockMinute, formatTook } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import type { Delivery } from '../../explore/deliveries.ts';
import bars from './provenance-deliveries.module.css';
import styles from './provenance.module.css';

const minuteMs = 60_000;
/** A clock under every so many bars. */
const clockEvery = 6;

/** How long each of the last values took to come; a bar opens its own provenance. */
export function ProvenanceDeliveries({
  deliveries,
  everySec,
  zone,
  onEvent,
}: {
  readonly deliveries: readonly Delivery[];
  /** How often one is due: the scale, so that a short wait looks short. */
  readonly everySec: number | undefined;
  readonly zone: string;
  readonly onEvent: (id: string) => void;
}): JSX.Element {
  const { language, word } = useWords();
  const came = deliveries.filter((each) => each.state === 'came');
  const late = came.filter(({ isLate }) => isLate).length;
  const mostMin = Math.max(1, (everySec ?? 0) / 60, ...came.map(({ tookMs }) => tookMs / minuteMs));
  const n = deliveries.length;
  return (
    <section
      className={bars['deliveries']}
      aria-label={word('explore/provenance/deliveries/title', { n })}
    >
      <p className={styles['row']}>
        <strong>{word('explore/provenance/deliveries/title', { n })}</strong>
        <span className={styles['note']}>
          <HatchBox /> {word('explore/provenance/deliveries/note')}
        </span>
        <span className={bars['end']}>
          {word('explore/provenance/deliveries/count', {
            came: came.length,
            n,
            late,
            missing: n - came.length,
          })}
        </span>
      </p>
      {n === 0 ? (
        <p className={styles['note']}>{word('explore/provenance/deliveries/none')}</p>
      ) : (
        <ol
          className={bars['bars']}
          data-most={word('explore/provenance/deliveries/minutes', {
            n: mostMin.toFixed(mostMin < 10 ? 1 : 0),
          })}
        >
          {deliveries.map((each, index) => {
            const time = clockMinute(each.observedMs, zone);
            const isTold = (n - 1 - index) % clockEvery === 0;
            if (each.state === 'missing') {
              return (
                <li key={each.observedMs} className={bars['slot']}>
                  <span
                    className={bars['gap']}
                    role="img"
                    aria-label={word('explore/provenance/deliveries/missing', { time })}
                  >
                    <span aria-hidden>{word('explore/provenance/deliveries/gap')}</span>
                  </span>
                  <span className={bars['clock']}>{isTold ? time : ''}</span>
                </li>
              );
            }
            const minutes = each.tookMs / minuteMs;
            return (
              <li key={each.observedMs} className={bars['slot']}>
                <button
                  type="button"
                  className={bars['track']}
                  aria-current={each.isOwn ? 'true' : undefined}
                  aria-label={word('explore/provenance/deliveries/one', {
                    time,
                    span: formatTook(each.tookMs / 1000, language),
                    late: each.isLate ? word('explore/provenance/deliveries/late') : '',
                  })}
                  onClick={() => onEvent(each.id)}
                >
                  {each.isLate ? <span className={bars['took']}>{minutes.toFixed(1)}</span> : null}
                  <span
                    className={bars['bar']}
                    data-late={each.isLate}
                    data-own={each.isOwn}
                    style={{ height: `${Math.max(3, (100 * minutes) / mostMin)}%` }}
                  />
                </button>
                <span className={bars['clock']} data-own={each.isOwn}>
                  {isTold || each.isOwn ? time : ''}
                </span>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}
