import { memo, type JSX } from 'react';
import type { AlertMatter, IncidentMatter } from '../city/open-matter.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { levelOf, rankOf, type Level } from '../design/severity.ts';
import { useWords } from '../design/wording.ts';
import styles from './in-force.module.css';
import { hangulWidth } from './matter-words.ts';
import { roadName } from '../city/road-name.ts';

/** Room of the road names, in Hangul: the rest of a line of the middle column. */
const nameRoom = 18;
/** The dot stays with the name before it: no line begins with one. */
const separator = '\u00A0· ';

function countsOf(alerts: readonly AlertMatter[]): readonly (readonly [Level, number])[] {
  const counts = new Map<Level, number>();
  for (const { severity } of alerts) {
    const level = levelOf(severity);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return [...counts].toSorted(([a], [b]) => rankOf(b) - rankOf(a));
}

/** Names that fit, in order; the rest are counted. */
function fitting(names: readonly string[], room: number): readonly string[] {
  let used = 0;
  const past = names.findIndex((name) => {
    used += hangulWidth(name) + 1.2;
    return used > room;
  });
  return past < 0 ? names : names.slice(0, Math.max(1, past));
}

/** What is officially in force over the map: warnings counted by level, closed roads by name. */
export const InForce = memo(function InForce({
  alerts,
  closures,
  isHeld,
}: {
  readonly alerts: readonly AlertMatter[];
  readonly closures: readonly IncidentMatter[];
  /** From before the feeds were lost. */
  readonly isHeld: boolean;
}): JSX.Element | null {
  const { word, say } = useWords();
  if (alerts.length === 0 && closures.length === 0) return null;
  // Gravest first, and of those the newest: the names that fit are the ones to know.
  const roads = closures
    .flatMap(({ members }) => members)
    .toSorted(
      (a, b) =>
        rankOf(levelOf(b.data.severity)) - rankOf(levelOf(a.data.severity)) ||
        Date.parse(b.data.startedAt) - Date.parse(a.data.startedAt),
    );
  const names = [...new Set(roads.map(({ data }) => roadName(data, say)))];
  const shown = fitting(names, nameRoom);
  const hidden = names.slice(shown.length);
  return (
    <section
      className={isHeld ? styles['held'] : styles['force']}
      aria-label={word('notices/inForce')}
    >
      {alerts.length === 0 ? null : (
        <p className={styles['alerts']}>
          <strong>{word('notices/inForce')}</strong> {word('notices/count', { n: alerts.length })}
          {countsOf(alerts).map(([level, n], place) => (
            <span key={`${place} ${level}`} className={styles['count']}>
              <SeverityMark level={level} className={styles['mark']} />
              {word(`level/${level}`)} {n}
            </span>
          ))}
          {isHeld ? <span>· {word('lead/held')}</span> : null}
        </p>
      )}
      {roads.length === 0 ? null : (
        // Below the warnings or in their line: two places, not one that moves.
        <p key={alerts.length === 0 ? 'alone' : 'below'} className={styles['roads']}>
          <strong>{word('closures/label')}</strong> {word('count/place', { n: roads.length })}{' '}
          <span className={styles['names']}>
            {shown.join(separator)}
            {hidden.length === 0 ? null : ` ${word('closures/more', { n: hidden.length })}`}
          </span>
          <span className="said">{hidden.join(', ')}</span>
        </p>
      )}
    </section>
  );
});
