import type { JSX } from 'react';
import type { Camera } from '../../../contract/situation.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';
import styles from './situation-side.module.css';

/** The nearest cameras; one without a picture says so instead of showing an empty frame. */
export function CameraList({ cameras }: { readonly cameras: readonly Camera[] }): JSX.Element {
  const { say, word } = useWords();
  if (cameras.length === 0)
    return <p className={desk['note']}>{word('ops/situation/noCameras')}</p>;
  return (
    <ul>
      {cameras.map(({ name, lon, lat, distanceM, stream }) => (
        <li key={`${name.ko} ${lon} ${lat}`} className={styles['line']}>
          <span className={styles['camera']}>{say(name)}</span>
          <span className={desk['note']}>
            {word('ops/situation/distance', { n: Math.round(distanceM) })}
          </span>
          {stream === undefined ? (
            <span className={`${desk['tag']} ${styles['dashed']}`}>
              {word('ops/situation/notConnected')}
            </span>
          ) : (
            <a className={controls['button']} href={stream.url} target="_blank" rel="noreferrer">
              {word('ops/situation/stream')}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
