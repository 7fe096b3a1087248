import type { JSX } from 'react';
import type { Camera } from '../../../contract/situation.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import { CAMERA_LETTERS } from '../../design/camera-letters.ts';
import { Slots } from '../../design/slots.tsx';
import { FittingParts } from '../fitting-parts.tsx';
import styles from './camera-grid.module.css';
import { CameraPicture } from './camera-picture.tsx';

/** So near to the gravest sign that it looks at it. */
const HERE_M = 50;

/** Why no picture may be shown at all: what it shows would not be what the page speaks of. */
export type NoPicture = 'replay' | 'exercise';

/** The nearest cameras, each with the letter it has on the map. */
export function CameraGrid({
  cameras,
  without,
}: {
  readonly cameras: readonly Camera[];
  readonly without: NoPicture | undefined;
}): JSX.Element {
  const { language, say, word } = useWords();
  const away = (distanceM: number): string => {
    if (distanceM < HERE_M) return word('takeover/camera/here');
    return distanceM < 1000
      ? word('takeover/scale/m', { n: Math.round(distanceM / 10) * 10 })
      : word('takeover/scale/km', { n: formatNumber(distanceM / 1000, language) });
  };
  if (cameras.length === 0) {
    return <p className={styles['none']}>{word('takeover/camera/none')}</p>;
  }
  return (
    <Slots className={styles['grid']}>
      {cameras.slice(0, CAMERA_LETTERS.length).map((camera, index) => (
        <li key={camera.subject ?? `${camera.lon} ${camera.lat}`} className={styles['camera']}>
          <CameraPicture
            stream={camera.stream}
            name={say(camera.name)}
            without={without === undefined ? undefined : word(`takeover/camera/${without}`)}
          />
          <div className={styles['name']}>
            <span className={styles['letter']}>{CAMERA_LETTERS[index]}</span>
            <FittingParts parts={say(camera.name).split(' · ')} className={styles['words']} />
            <span className={styles['away']}>{away(camera.distanceM)}</span>
          </div>
        </li>
      ))}
    </Slots>
  );
}
