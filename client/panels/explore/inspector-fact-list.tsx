import { memo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { Fact } from './inspector-fact-lines.ts';
import styles from './inspector.module.css';

/** What is known of a thing, a line each; what leads to another thing is a button. */
export const InspectorFactList = memo(function InspectorFactList({
  facts,
  onOpen,
}: {
  readonly facts: readonly Fact[];
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const { word } = useWords();
  return (
    <section aria-label={word('explore/drill/facts')}>
      <dl className={styles['facts']}>
        {facts.map(({ id, label, value, subject }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd>
              {subject === undefined ? (
                value
              ) : (
                <button type="button" className={styles['link']} onClick={() => onOpen(subject)}>
                  {value}
                </button>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
});
