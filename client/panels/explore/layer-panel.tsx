import { memo, useCallback, useMemo, useState, type JSX, type ReactNode } from 'react';
import type { FeedsSummary } from '../../city/select-feeds.ts';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import type { LayerChoice, LayerListView } from '../../explore/explore-view.ts';
import { chipCounts, isNoneHeard, LAYER_CHIPS, layerGroups } from '../../explore/layer-groups.ts';
import { layerLegend } from '../../explore/layer-legend.ts';
import type { OverlayHit } from '../../explore/layer-search.ts';
import type { Place } from '../../explore/places.ts';
import type { Thing } from '../../explore/thing.ts';
import { useWords } from '../../design/wording.ts';
import { LayerFind } from './layer-find.tsx';
import { LayerFoot } from './layer-foot.tsx';
import type { SharedClock } from './layer-health.tsx';
import { LayerOptions, type LayerActs } from './layer-options.tsx';
import styles from './layer-panel.module.css';
import { LayerRow } from './layer-row.tsx';

export interface LayerPanelProps {
  readonly layers: readonly DeskLayer[];
  /** Those that are on, top first. */
  readonly choices: readonly LayerChoice[];
  /** Everything in force; read when something is typed, or a row is opened. */
  readonly things: () => readonly Thing[];
  /** Streams, roads and districts, read when something is typed. */
  readonly places: () => readonly Place[];
  /** What can be laid over the map. */
  readonly overlays: readonly OverlayHit[];
  readonly list: LayerListView;
  readonly feeds: FeedsSummary;
  readonly clock: SharedClock;
  readonly acts: LayerActs;
  readonly onList: (patch: Partial<LayerListView>) => void;
  readonly onPlace: (place: Place) => void;
  readonly onThing: (thing: Thing) => void;
  readonly onOverlay: (id: string) => void;
  /** What stands below the layers of the city. */
  readonly children?: ReactNode;
}

/** All layers by domain, with what is known of each; found by typing. */
export const LayerPanel = memo(function LayerPanel({
  layers,
  choices,
  things,
  places,
  overlays,
  list,
  feeds,
  clock,
  acts,
  onList,
  onPlace,
  onThing,
  onOverlay,
  children,
}: LayerPanelProps): JSX.Element {
  const { word } = useWords();
  const { chip, closed } = list;
  const [open, setOpen] = useState<string>();
  const on = useMemo(() => new Set(choices.map(({ id }) => id)), [choices]);
  const counts = useMemo(() => {
    const known = chipCounts(layers, on);
    const isUnknown = known.abnormal === 0 && isNoneHeard(layers);
    return { ...known, abnormal: isUnknown ? '?' : known.abnormal };
  }, [layers, on]);
  const groups = useMemo(() => layerGroups(layers, chip, on), [layers, chip, on]);
  const onOpen = useCallback((id: string) => setOpen((held) => (held === id ? undefined : id)), []);
  const onDrop = useCallback(
    (id: string, onId: string) => {
      const to = choices.findIndex((choice) => choice.id === onId);
      if (to >= 0) acts.move(id, to);
    },
    [choices, acts],
  );
  return (
    <section className={styles['panel']} aria-label={word('explore/layers/label')}>
      <LayerFind
        layers={layers}
        things={things}
        places={places}
        overlays={overlays}
        on={on}
        onLayer={acts.toggle}
        onPlace={onPlace}
        onThing={onThing}
        onOverlay={onOverlay}
      >
        <div
          className={styles['chips']}
          role="group"
          aria-label={word('explore/layers/chip/label')}
        >
          {LAYER_CHIPS.map((own) => (
            <button
              key={own}
              type="button"
              className={styles['chip']}
              aria-pressed={own === chip}
              onClick={() => onList({ chip: own })}
            >
              {word(`explore/layers/chip/${own}`, { n: counts[own] })}
            </button>
          ))}
        </div>
        <div className={styles['list']}>
          {groups.length === 0 ? (
            <p className={styles['none']}>{word(`explore/layers/empty/${chip}`)}</p>
          ) : null}
          {groups.map(({ domain, layers: own }) => (
            <section key={domain} aria-label={word(`domain/${domain}`)}>
              <h2>
                <button
                  type="button"
                  className={styles['fold']}
                  aria-expanded={!closed.includes(domain)}
                  onClick={() =>
                    onList({
                      closed: closed.includes(domain)
                        ? closed.filter((other) => other !== domain)
                        : [...closed, domain],
                    })
                  }
                >
                  {word(`domain/${domain}`)}
                  <span aria-hidden>{closed.includes(domain) ? ` ${own.length} ▸` : ' ▾'}</span>
                </button>
              </h2>
              <ul hidden={closed.includes(domain)}>
                {own.map((layer) => {
                  const isOpen = layer.id === open;
                  return (
                    <LayerRow
                      key={layer.id}
                      layer={layer}
                      isOn={on.has(layer.id)}
                      isOpen={isOpen}
                      clock={clock}
                      onToggle={acts.toggle}
                      onOpen={onOpen}
                      onDrop={onDrop}
                    >
                      {isOpen ? (
                        <LayerOptions
                          layer={layer}
                          choice={choices.find(({ id }) => id === layer.id)}
                          at={choices.findIndex(({ id }) => id === layer.id)}
                          of={choices.length}
                          legend={layerLegend(things().filter((thing) => thing.layer === layer.id))}
                          acts={acts}
                        />
                      ) : null}
                    </LayerRow>
                  );
                })}
              </ul>
            </section>
          ))}
          {children}
        </div>
      </LayerFind>
      <LayerFoot feeds={feeds} />
    </section>
  );
});
