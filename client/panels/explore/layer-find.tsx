import {
  useDeferredValue,
  useId,
  useMemo,
  useState,
  type JSX,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import { searchLayers, type OverlayHit } from '../../explore/layer-search.ts';
import type { Place } from '../../explore/places.ts';
import type { Thing } from '../../explore/thing.ts';
import { useWords } from '../../design/wording.ts';
import { LayerResults } from './layer-results.tsx';
import styles from './layer-panel.module.css';
import { useComposedEnter } from './use-composed-enter.ts';

/** The field that `/` leads to. */
export const LAYER_FIELD_ID = 'desk-layer-search';

/** Finds layers and things by typing; below it what was found, or the list of layers. */
export function LayerFind({
  layers,
  things,
  places,
  overlays,
  on,
  onLayer,
  onPlace,
  onThing,
  onOverlay,
  children,
}: {
  readonly layers: readonly DeskLayer[];
  readonly things: () => readonly Thing[];
  /** Streams, roads and districts. */
  readonly places: () => readonly Place[];
  readonly overlays: readonly OverlayHit[];
  readonly on: ReadonlySet<string>;
  /** Switches a layer on or off. */
  readonly onLayer: (id: string) => void;
  readonly onPlace: (place: Place) => void;
  /** Selects a thing, and switches its layer on. */
  readonly onThing: (thing: Thing) => void;
  /** Lays one over the map, or takes it away. */
  readonly onOverlay: (id: string) => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { word } = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const composing = useComposedEnter();
  const wanted = useDeferredValue(typed);
  const isEmpty = typed.trim() === '';
  const found = useMemo(
    () => searchLayers(wanted, layers, things(), places(), overlays),
    [wanted, layers, things, places, overlays],
  );
  const count =
    found.layers.length + found.places.length + found.things.length + found.overlays.length;
  const chosen = Math.min(at, count - 1);
  const clear = (): void => {
    setTyped('');
    setAt(0);
  };
  const take = (index: number, hits = found): void => {
    const layer = hits.layers[index];
    const place = hits.places[index - hits.layers.length];
    const beyond = index - hits.layers.length - hits.places.length;
    const thing = hits.things[beyond];
    const overlay = hits.overlays[beyond - hits.things.length];
    if (layer !== undefined) {
      if (layer.lack !== 'silent' && layer.lack !== 'unrecorded') onLayer(layer.id);
      return;
    }
    if (overlay !== undefined) return onOverlay(overlay.id);
    if (place !== undefined) onPlace(place);
    else if (thing !== undefined) onThing(thing);
    clear();
  };
  const press = (event: KeyboardEvent): void => {
    if (composing.isOwn(event)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && count > 0) setAt((chosen + step + count) % count);
    else if (event.key === 'Enter' && !isEmpty) {
      // The list may still be that of what was typed before.
      if (wanted === typed) take(chosen);
      else take(0, searchLayers(typed, layers, things(), places(), overlays));
    } else if (event.key === 'Escape' && !isEmpty) clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className={styles['search']}>
        <input
          id={LAYER_FIELD_ID}
          className={styles['field']}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={word('explore/layers/search')}
          aria-expanded={!isEmpty}
          aria-controls={list}
          aria-activedescendant={isEmpty || count === 0 ? undefined : `${list}-${chosen}`}
          placeholder={word('explore/layers/searchShort')}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={press}
          onKeyUp={composing.onKeyUp}
          onCompositionStart={composing.onCompositionStart}
          onCompositionEnd={composing.onCompositionEnd}
        />
        {isEmpty ? (
          <kbd className={styles['key']}>/</kbd>
        ) : (
          <button
            type="button"
            className={styles['clear']}
            aria-label={word('explore/layers/clear')}
            onClick={clear}
          >
            ×
          </button>
        )}
      </div>
      {isEmpty ? (
        children
      ) : (
        <div className={styles['list']}>
          <LayerResults list={list} found={found} on={on} chosen={chosen} onTake={take} />
        </div>
      )}
    </>
  );
}
