import { memo, type JSX } from 'react';
import type { AlarmLoadData } from '../../../contract/alarm.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';
import styles from './load-meter.module.css';

/** How much the position has to take in, what is hidden from it, and whether priorities are well spread. */
export const LoadMeter = memo(function LoadMeter({
  load,
  isBlind,
}: {
  readonly load: AlarmLoadData | undefined;
  /** Nothing is heard of the city: few alarms are no good news. */
  readonly isBlind: boolean;
}): JSX.Element {
  const { word } = useWords();
  if (load === undefined) {
    return (
      <p className={`${styles['meter']} ${desk['note']}`}>
        <span className={`${styles['unknown']} ${desk['hatched']}`}>
          {word('ops/load/unknown')}
        </span>
      </p>
    );
  }
  const { audit } = load;
  const share = audit.sharePct;
  return (
    <section className={styles['meter']} aria-label={word('ops/load/label')}>
      {isBlind ? (
        <p className={`${styles['unknown']} ${desk['hatched']}`}>{word('figure/cannotJudge')}</p>
      ) : (
        <p className={load.load === 'flood' ? desk['inverted'] : desk['tag']} data-load={load.load}>
          {word(`ops/load/state/${load.load}`)}
        </p>
      )}
      <p className={desk['value']}>{word('ops/load/tenMin', { n: load.lastTenMin })}</p>
      <p>
        {word('ops/load/interrupts', {
          n: load.interruptsLastHour,
          most: load.mostInterruptsAnHour,
        })}
      </p>
      <p className={desk['note']}>
        {word('ops/load/counts', {
          active: load.active,
          unack: load.unacknowledged,
          shelved: load.shelved,
          suppressed: load.suppressed,
        })}
        {' · '}
        {word('ops/load/standing', { n: load.standing })}
        {' · '}
        {word('ops/load/chattering', { n: load.chattering })}
      </p>
      <p className={desk['note']}>
        {share === null
          ? word('ops/load/auditFew', { n: audit.n })
          : word('ops/load/audit', {
              high: Math.round(share.high),
              medium: Math.round(share.medium),
              low: Math.round(share.low),
            })}
      </p>
    </section>
  );
});
