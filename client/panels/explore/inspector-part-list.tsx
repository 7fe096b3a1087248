import { memo, useState, type JSX } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import type { Part, PartLine } from './inspector-parts.ts';
import styles from './inspector.module.css';

/** So many lines of a part stand at once; the rest is one press away. */
const mostLines = 8;

function Line({
  line,
  onOpen,
}: {
  readonly line: PartLine;
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const { time, level, text, note, subject, isUnknown } = line;
  return (
    <li className={styles['part']} data-unknown={isUnknown === true}>
      <time>{time ?? ''}</time>
      <span>
        {level === undefined ? null : <SeverityMark level={level} className={styles['small']} />}
        {subject === undefined ? (
          text
        ) : (
          <button type="button" className={styles['link']} onClick={() => onOpen(subject)}>
            {text}
          </button>
        )}
        {note === undefined || note === '' ? null : <span className={styles['soft']}> {note}</span>}
      </span>
    </li>
  );
}

/** One part below the facts: stages, official text, evidence, acts. */
export const InspectorPart = memo(function InspectorPart({
  part,
  onOpen,
}: {
  readonly part: Part;
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const { word } = useWords();
  const [isWhole, setIsWhole] = useState(false);
  const shown = isWhole ? part.lines : part.lines.slice(0, mostLines);
  const rest = part.lines.length - shown.length;
  return (
    <section aria-label={part.title}>
      <h3 className={styles['title']}>{part.title}</h3>
      <ol>
        {shown.map((line) => (
          <Line key={line.key} line={line} onOpen={onOpen} />
        ))}
      </ol>
      {rest === 0 ? null : (
        <button type="button" className={styles['link']} onClick={() => setIsWhole(true)}>
          {word('explore/drill/part/more', { n: rest })}
        </button>
      )}
    </section>
  );
});
