import { useEffect, useRef, useState, type JSX } from 'react';
import { MOST_RADIUS_M } from '../../explore/area-address.ts';
import type { Place } from '../../explore/places.ts';
import type { Thing } from '../../explore/thing.ts';
import type { WithinReach } from '../../explore/within-reach.ts';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import { NearLayerRow } from './near-layer.tsx';
import styles from './near-panel.module.css';
import { PlaceField } from './place-field.tsx';

interface NearPanelProps {
  readonly label: string;
  /** Name of what is measured from; undefined = nothing yet. */
  readonly target: string | undefined;
  /** Undefined for a drawn polygon. */
  readonly radiusM: number | undefined;
  /** When it is told of, how much there is, and what is left out. */
  readonly told: readonly string[];
  readonly found: WithinReach | undefined;
  readonly isFiltered: boolean;
  readonly find: (typed: string) => readonly Place[];
  readonly onTarget: (place: Place) => void;
  readonly onRadius: (radiusM: number) => void;
  readonly onFilter: () => void;
  readonly onTable: (layers: readonly string[]) => void;
  readonly onThing: (thing: Thing) => void;
  readonly onClose: () => void;
}

/** Everything within reach of something, grouped by layer, whether or not the layers are on. */
export function NearPanel(props: NearPanelProps): JSX.Element {
  const { label, target, radiusM, told, found, isFiltered, find } = props;
  const { onTarget, onRadius, onFilter, onTable, onThing, onClose } = props;
  const { word } = useWords();
  const layers = found?.layers ?? [];
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const held = panel.current;
    const close = (event: KeyboardEvent): void => {
      const { target: from, key, isComposing } = event;
      const isTyped =
        from instanceof HTMLInputElement && from.role === 'combobox' && from.value !== '';
      if (key !== 'Escape' || isComposing || isTyped) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    held?.addEventListener('keydown', close);
    return () => held?.removeEventListener('keydown', close);
  }, [onClose]);
  return (
    <section ref={panel} data-over className={styles['panel']} aria-label={label}>
      <div className={styles['head']}>
        <h2 className={styles['name']}>{label}</h2>
        <button
          type="button"
          className={styles['close']}
          aria-label={word('explore/tools/close')}
          onClick={onClose}
        >
          ×
        </button>
      </div>
      <div className={styles['ask']}>
        <PlaceField target={target} find={find} onTarget={onTarget} />
        {radiusM === undefined ? null : <RadiusField radiusM={radiusM} onRadius={onRadius} />}
      </div>
      <div role="status" className={styles['told']}>
        {told.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      {found === undefined ? null : (
        <div className={styles['acts']}>
          <button
            type="button"
            className={control['small']}
            aria-pressed={isFiltered}
            onClick={onFilter}
          >
            {word(isFiltered ? 'explore/tools/near/unfilter' : 'explore/tools/near/filter')}
          </button>
          {layers.length === 0 ? null : (
            <button
              type="button"
              className={control['small']}
              onClick={() => onTable(layers.map(({ layer }) => layer))}
            >
              {word('explore/tools/near/table')}
            </button>
          )}
        </div>
      )}
      <ul className={styles['layers']}>
        {layers.map((near) => (
          <NearLayerRow key={near.layer} near={near} onTable={onTable} onThing={onThing} />
        ))}
      </ul>
    </section>
  );
}

/** Metres around; taken by Enter or when the field is left. */
function RadiusField({
  radiusM,
  onRadius,
}: {
  readonly radiusM: number;
  readonly onRadius: (radiusM: number) => void;
}): JSX.Element {
  const { word } = useWords();
  /** Undefined while nobody types. */
  const [typed, setTyped] = useState<string>();
  const wanted = typed === undefined ? radiusM : Number(typed.replaceAll(',', ''));
  const isRight = wanted >= 1 && wanted <= MOST_RADIUS_M;
  const take = (): void => {
    if (!isRight) return;
    if (wanted !== radiusM) onRadius(wanted);
    setTyped(undefined);
  };
  return (
    <label className={styles['radius']}>
      {word('explore/tools/near/radius')}
      <input
        className={`${control['text']} ${styles['number']}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-invalid={!isRight}
        value={typed ?? String(radiusM)}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
        }}
      />
      m
      {isRight ? null : (
        <span role="alert" className={styles['wrong']}>
          {word('explore/tools/near/radiusWrong')}
        </span>
      )}
    </label>
  );
}
