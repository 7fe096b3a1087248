import type { JSX } from 'react';
import styles from './fitting-parts.module.css';

/** Quiet words in a line, ` · ` between them: only whole parts are seen, as many as there is room for. */
export function FittingParts({
  parts,
  className,
}: {
  readonly parts: readonly string[];
  readonly className?: string | undefined;
}): JSX.Element {
  return (
    <p className={`${styles['parts']} ${className ?? ''}`}>
      {parts.map((part, index) => (
        <span key={part} className={styles['part']}>
          {index === 0 ? part : ` · ${part}`}
        </span>
      ))}
    </p>
  );
}
