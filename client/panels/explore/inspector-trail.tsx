import { memo, type JSX } from 'react';
import { useWords } from '../../design/wording.ts';
import type { DrillStep } from '../../explore/drill-trail.ts';
import styles from './inspector.module.css';

export interface Crumb {
  readonly step: DrillStep;
  readonly name: string;
}

/** The way from the city to the raw message; each level but the last leads back to itself. */
export const InspectorTrail = memo(function InspectorTrail({
  crumbs,
  onStep,
}: {
  readonly crumbs: readonly Crumb[];
  readonly onStep: (step: DrillStep) => void;
}): JSX.Element {
  const { word } = useWords();
  return (
    <nav className={styles['trail']} aria-label={word('explore/drill/trail')}>
      <ol>
        {crumbs.map(({ step, name }, index) => (
          <li key={step.type}>
            {index === crumbs.length - 1 ? (
              <strong aria-current="location">{name}</strong>
            ) : (
              <button type="button" onClick={() => onStep(step)}>
                {name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
});
