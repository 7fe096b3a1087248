import { memo, useState, type JSX } from 'react';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { measureWords } from '../../design/measure.ts';
import { useWords } from '../../design/wording.ts';
import type { DistrictLayer } from '../../explore/drill-district.ts';
import { unitOf } from '../../explore/thing-unit.ts';
import styles from './district.module.css';

const fewest = 3;
const most = 50;

/** Things of a district by layer, worst first; each opens. */
export const DistrictLayers = memo(function DistrictLayers({
  layers,
  onOpen,
}: {
  readonly layers: readonly DistrictLayer[];
  readonly onOpen: (subject: string) => void;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  const [open, setOpen] = useState<string>();
  return (
    <section aria-label={word('explore/drill/district/layers')}>
      <h3 className={styles['title']}>{word('explore/drill/district/layers')}</h3>
      {layers.length === 0 ? (
        <p className={styles['note']}>{word('explore/drill/district/none')}</p>
      ) : null}
      {layers.map(({ layer, title, count, abnormal, worst, things }) => {
        const isOpen = open === layer;
        const shown = things.slice(0, isOpen ? most : worst === 0 || worst === '?' ? 0 : fewest);
        return (
          <div key={layer}>
            <button
              type="button"
              className={styles['layer']}
              aria-expanded={isOpen}
              onClick={() => setOpen(isOpen ? undefined : layer)}
            >
              <SeverityMark level={worst} className={styles['mark']} />
              <strong>{say(title)}</strong>
              <span className={styles['note']}>
                {abnormal === 0
                  ? ''
                  : `${word('explore/drill/district/abnormal', { n: abnormal })} · `}
                {word('explore/drill/district/all', { n: count })}
              </span>
            </button>
            <ul>
              {shown.map((thing) => (
                <li key={thing.key}>
                  <button
                    type="button"
                    className={styles['thing']}
                    onClick={() => onOpen(thing.subject)}
                  >
                    <SeverityMark level={thing.level} className={styles['mark']} />
                    <span className={styles['what']}>{say(thing.name)}</span>
                    <span className={styles['value']}>
                      {thing.value === undefined
                        ? ''
                        : measureWords(thing.value, unitOf(thing, language), words)}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
});
