import type { JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import { useRows, useView } from './desk.ts';
import styles from './explore-room.module.css';

/** City, district or thing: whatever was drilled into. */
export function InspectorSlot(): JSX.Element {
  const { say, word } = useWords();
  const subject = useView((view) => view.subject);
  const thing = useRows(({ bySubject }) =>
    subject === undefined ? undefined : bySubject.get(subject),
  );
  return (
    <aside className={styles['inspector']} aria-label={word('explore/inspector/label')}>
      {thing === undefined ? null : <h2>{say(thing.name)}</h2>}
    </aside>
  );
}
