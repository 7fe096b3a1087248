import { useMemo, useSyncExternalStore, type CSSProperties, type JSX } from 'react';
import { screenOptics } from '../../city/screen-optics.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { pxOf, readableM, typeRatio, unitPx } from '../../design/wall-type.ts';
import { useWords } from '../../design/wording.ts';
import { useCityAnswer } from '../wall/use-city-answer.ts';
import styles from './calibration-room.module.css';
import { Ruler } from './ruler.tsx';

/** Minutes of arc: the least that may be essential, what is good, a name, a numeral. */
const ARCMINS = [16, 20, 22, 30] as const;
const GREYS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const LEVELS = [0, 1, 2, 3, 4, '?'] as const;
const TOUCH_MM = 15;

const onResize = (changed: () => void): (() => void) => {
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
};
const sizeNow = (): string => `${window.innerWidth} × ${window.innerHeight}`;

/** `?calibrate=1`: is the screen's pitch as configured, can it be read from its distance, reached by a hand? */
export function CalibrationRoom(): JSX.Element | null {
  const { word, say } = useWords();
  const city = useCityAnswer();
  const size = useSyncExternalStore(onResize, sizeNow);
  const optics = useMemo(
    () => (city === undefined ? undefined : screenOptics(city, window.location.search)),
    [city],
  );
  if (city === undefined || optics === undefined) return null;
  const { pitchMm, viewingDistanceM } = optics;
  const unit = unitPx({ width: window.innerWidth, height: window.innerHeight });
  const readable = readableM(unit, typeRatio(optics, unit), pitchMm);
  // What is read on the wall from afar: a name of this city.
  const name = say(city.districts[0]?.name ?? city.shortName);
  const isReadable = readable >= viewingDistanceM * 0.995;
  return (
    <main className={styles['room']} data-readable={isReadable}>
      <div className={styles['seams']} aria-hidden="true" />
      <h1 className={styles['title']}>
        {word('screen/calibrate/title', { city: say(city.shortName) })}
      </h1>
      <p className={styles['facts']}>
        {word('screen/calibrate/facts', {
          size,
          ratio: window.devicePixelRatio,
          pitch: pitchMm,
          distance: viewingDistanceM,
        })}
      </p>
      <p className={styles['verdict']}>
        {word(isReadable ? 'screen/calibrate/readable' : 'screen/calibrate/tooSmall', {
          reach: readable.toFixed(1),
          distance: viewingDistanceM,
        })}
      </p>
      <section className={styles['rulers']}>
        <p>{word('screen/calibrate/ruler')}</p>
        <Ruler pitchMm={pitchMm} />
        <div
          className={styles['touch']}
          style={{ '--side': `${TOUCH_MM / pitchMm}px` } as CSSProperties}
        >
          {word('screen/calibrate/touch', { mm: TOUCH_MM })}
        </div>
      </section>
      <section className={styles['rows']} aria-label={word('screen/calibrate/rows')}>
        {ARCMINS.map((arcmin) => {
          const px = pxOf(arcmin, optics);
          return (
            <p key={arcmin} style={{ fontSize: `${px}px` }} data-arcmin={arcmin}>
              {word('screen/calibrate/row', { arcmin, px: px.toFixed(1), name })}
            </p>
          );
        })}
      </section>
      <section className={styles['tones']} aria-label={word('screen/calibrate/tones')}>
        {GREYS.map((grey) => (
          <span key={grey} style={{ background: `var(--g-${grey})` }} />
        ))}
        {LEVELS.map((level) => (
          <span key={level} className={styles['level']}>
            <SeverityMark level={level} /> {word(`level/${level}`)}
          </span>
        ))}
      </section>
    </main>
  );
}
