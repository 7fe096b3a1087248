import type { JSX, ReactNode } from 'react';
import styles from './headline.module.css';

/** What stands in the lead's place when there is no lead: calm, unknown, or not yet. */
export function Headline({
  title,
  tone,
  lines,
  children,
}: {
  readonly title: string;
  readonly tone: 'calm' | 'unknown' | 'loading';
  readonly lines: readonly string[];
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <section className={styles['headline']} data-tone={tone} aria-labelledby="headline">
      <h2 className={styles['title']} id="headline">
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line} className={styles['line']}>
          {line}
        </p>
      ))}
      {children}
    </section>
  );
}
