import { memo, useEffect, useRef, useState, type JSX } from 'react';
import { OVERLAY_COLOURS, type Overlay, type OverlayColour } from '../../explore/overlay.ts';
import { formatNumber } from '../../design/numbers.ts';
import { useWords } from '../../design/wording.ts';
import styles from './overlay-list.module.css';

interface OverlayListProps {
  /** The nearest to the eye first. */
  readonly overlays: readonly Overlay[];
  /** What became of the files that were added last. */
  readonly told: readonly string[];
  readonly onAdd: (files: readonly File[]) => unknown;
  readonly onChange: (
    id: string,
    patch: Partial<Pick<Overlay, 'isOn' | 'opacity' | 'colour'>>,
  ) => void;
  readonly onRaise: (id: string) => void;
  readonly onRemove: (id: string) => void;
}

/** Files of the operator's own: added by a button or by dropping them here. */
export const OverlayList = memo(function OverlayList(props: OverlayListProps): JSX.Element {
  const { overlays, told, onAdd } = props;
  const { word } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const section = useRef<HTMLElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const held = section.current;
    if (held === null) return;
    const leaving = new AbortController();
    const { signal } = leaving;
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      setOver(false);
      onAdd(files);
    };
    held.addEventListener('dragover', over, { signal });
    held.addEventListener('dragleave', () => setOver(false), { signal });
    held.addEventListener('drop', drop, { signal });
    return () => leaving.abort();
  }, [onAdd]);
  return (
    <section
      ref={section}
      className={styles['own']}
      aria-label={word('explore/tools/overlay/label')}
      data-over={isOver}
    >
      <div className={styles['head']}>
        <h3 className={styles['name']}>{word('explore/tools/overlay/label')}</h3>
        <button type="button" className={styles['act']} onClick={() => input.current?.click()}>
          {word('explore/tools/overlay/add')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept=".geojson,.json,.kml,.gpx"
          aria-label={word('explore/tools/overlay/add')}
          onChange={({ target }) => {
            onAdd([...(target.files ?? [])]);
            target.value = '';
          }}
        />
      </div>
      {overlays.length === 0 ? (
        <p className={styles['note']}>{word('explore/tools/overlay/empty')}</p>
      ) : null}
      <ul>
        {overlays.map((overlay, index) => (
          <OverlayRow key={overlay.id} {...props} overlay={overlay} isTop={index === 0} />
        ))}
      </ul>
      <div role="status" className={styles['told']}>
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  );
});

const colourOf = (value: string): OverlayColour =>
  OVERLAY_COLOURS.find((colour) => colour === value) ?? OVERLAY_COLOURS[0];

function OverlayRow({
  overlay: { id, name, features, isOn, opacity, colour },
  isTop,
  onChange,
  onRaise,
  onRemove,
}: OverlayListProps & { readonly overlay: Overlay; readonly isTop: boolean }): JSX.Element {
  const { word, language } = useWords();
  return (
    <li className={styles['row']}>
      <label className={styles['title']}>
        <input type="checkbox" checked={isOn} onChange={() => onChange(id, { isOn: !isOn })} />
        <span className={styles['swatch']} style={{ background: `var(--${colour})` }} />
        <span className={styles['file']}>{name}</span>
        <span className={styles['count']}>{formatNumber(features.length, language)}</span>
      </label>
      <div className={styles['acts']}>
        <input
          type="range"
          min={10}
          max={100}
          step={10}
          value={Math.round(opacity * 100)}
          aria-label={word('explore/tools/overlay/opacity', { name })}
          onChange={({ target }) => onChange(id, { opacity: Number(target.value) / 100 })}
        />
        <select
          className={styles['act']}
          value={colour}
          aria-label={word('explore/tools/overlay/colour', { name })}
          onChange={({ target }) => onChange(id, { colour: colourOf(target.value) })}
        >
          {OVERLAY_COLOURS.map((own) => (
            <option key={own} value={own}>
              {word(`explore/tools/overlay/colours/${own}`)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={styles['act']}
          disabled={isTop}
          aria-label={word('explore/tools/overlay/raise', { name })}
          onClick={() => onRaise(id)}
        >
          ↑
        </button>
        <button
          type="button"
          className={styles['act']}
          aria-label={word('explore/tools/overlay/remove', { name })}
          onClick={() => onRemove(id)}
        >
          ×
        </button>
      </div>
    </li>
  );
}
