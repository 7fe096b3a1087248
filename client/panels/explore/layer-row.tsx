import { memo, useEffect, useRef, type DragEvent, type JSX, type ReactNode } from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import { swatchOf } from '../../explore/layer-swatch.ts';
import { formatNumber } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import { LayerHealth, type SharedClock } from './layer-health.tsx';
import { LayerSwatch } from './layer-swatch.tsx';
import styles from './layer-row.module.css';

/** How many rows a layer has and how many of them are abnormal: ▲ 3/36. */
function LayerCount({ layer }: { readonly layer: DeskLayer }): JSX.Element | null {
  const { language, word } = useWords();
  const { count, abnormal, worst } = layer;
  if (count === 0) return null;
  const all = formatNumber(count, language);
  if (abnormal === 0) return <span className={styles['count']}>{all}</span>;
  const told = word('explore/layers/abnormalOf', { level: word('level/1'), n: abnormal, m: count });
  return (
    <span className={styles['count']}>
      <SeverityMark
        level={worst}
        className={styles['mark']}
        label={`${word(`level/${worst}`)} · ${told}`}
      />
      <span className={styles['abnormal']} aria-hidden>
        {formatNumber(abnormal, language)}
      </span>
      <span aria-hidden>/{all}</span>
    </span>
  );
}

export interface LayerRowProps {
  readonly layer: DeskLayer;
  readonly isOn: boolean;
  readonly isOpen: boolean;
  readonly clock: SharedClock;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** A layer was dropped on this one. */
  readonly onDrop: (id: string, onId: string) => void;
  /** What is known and can be done of an open row. */
  readonly children?: ReactNode;
}

/** What a dragged layer is told by. */
const DRAGGED = 'text/x-desk-layer';

/** One layer: on or off, how it looks, its name, how many, how new. Its name opens the rest. */
export const LayerRow = memo(function LayerRow({
  layer,
  isOn,
  isOpen,
  clock,
  onToggle,
  onOpen,
  onDrop,
  children,
}: LayerRowProps): JSX.Element {
  const { say, word } = useWords();
  const { id, title, lack } = layer;
  const item = useRef<HTMLLIElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    // The last rows of the list open below its edge.
    if (isOpen && !wasOpen.current) item.current?.scrollIntoView({ block: 'nearest' });
    wasOpen.current = isOpen;
  }, [isOpen]);
  const name = say(title);
  const drop = (event: DragEvent): void => {
    // Files are for all of the page, not for a row.
    if (!event.dataTransfer.types.includes(DRAGGED)) return;
    event.preventDefault();
    onDrop(event.dataTransfer.getData(DRAGGED), id);
  };
  const isSource = lack === 'silent' || lack === 'unrecorded';
  return (
    <li ref={item} className={styles['item']} data-on={isOn} data-open={isOpen} data-lack={lack}>
      <div className={styles['row']}>
        <span className={styles['switch']}>
          <input
            type="checkbox"
            checked={isOn}
            disabled={isSource}
            aria-label={
              isSource
                ? `${name}: ${word('explore/layers/noRows')}`
                : word('explore/layers/toggle', { name })
            }
            onChange={() => onToggle(id)}
          />
        </span>
        <LayerSwatch swatch={swatchOf(layer)} />
        {isSource ? (
          <span className={styles['name']}>{name}</span>
        ) : (
          <button
            type="button"
            className={styles['name']}
            aria-expanded={isOpen}
            draggable={isOn}
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED, id)}
            onDragOver={(event) => {
              if (isOn && event.dataTransfer.types.includes(DRAGGED)) event.preventDefault();
            }}
            onDrop={drop}
            onClick={() => onOpen(id)}
          >
            {name}
          </button>
        )}
        <LayerCount layer={layer} />
        <LayerHealth layer={layer} clock={clock} />
      </div>
      {isOpen ? children : null}
    </li>
  );
});
