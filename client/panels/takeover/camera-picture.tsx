import type { JSX } from 'react';
import type { Camera } from '../../../contract/situation.ts';
import { useWords } from '../../design/wording.ts';
import styles from './camera-picture.module.css';

/** The picture of a camera, or in words why there is none. */
export function CameraPicture({
  stream,
  name,
  without,
}: {
  readonly stream: Camera['stream'];
  readonly name: string;
  /** Said instead of any picture. */
  readonly without: string | undefined;
}): JSX.Element {
  const { word } = useWords();
  return (
    <p className={styles['words']} data-state="off" aria-label={name}>
      {without ?? word(stream === undefined ? 'takeover/camera/noStream' : 'takeover/camera/off')}
    </p>
  );
}
