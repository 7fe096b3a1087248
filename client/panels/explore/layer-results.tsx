import type { JSX } from 'react';
import type { LayerSearch } from '../../explore/layer-search.ts';
import { swatchOf } from '../../explore/layer-swatch.ts';
import { formatNumber } from '../../design/numbers.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import { LayerSwatch } from './layer-swatch.tsx';
import styles from './layer-panel.module.css';
import { Option } from './option.tsx';

/** What was found for what was typed: layers, and below them equipment and places. */
export function LayerResults({
  list,
  found,
  on,
  chosen,
  onTake,
}: {
  /** Id of the list, for the field that drives it. */
  readonly list: string;
  readonly found: LayerSearch;
  readonly on: ReadonlySet<string>;
  /** Which of all hits Enter takes. */
  readonly chosen: number;
  readonly onTake: (index: number) => void;
}): JSX.Element {
  const { language, say, word } = useWords();
  const { layers, places, things, overlays, more } = found;
  const beside = things.length + places.length + more;
  const hit = (index: number) => ({
    id: `${list}-${index}`,
    isChosen: index === chosen,
    className: styles['hit'],
    onTake: () => onTake(index),
  });
  return (
    <div id={list} role="listbox" aria-label={word('explore/layers/search')}>
      {layers.length === 0 ? null : (
        <div role="group" aria-label={word('explore/layers/found/layers', { n: layers.length })}>
          <p className={styles['group']} aria-hidden>
            {word('explore/layers/found/layers', { n: layers.length })}
          </p>
          {layers.map((layer, index) => (
            <Option key={layer.id} {...hit(index)}>
              <LayerSwatch swatch={swatchOf(layer)} />
              <span className={styles['title']}>{say(layer.title)}</span>
              <span className={styles['sort']}>
                {formatNumber(layer.count, language)}
                {on.has(layer.id) ? ` · ${word('explore/layers/found/on')}` : ''}
              </span>
            </Option>
          ))}
        </div>
      )}
      {things.length + places.length === 0 ? null : (
        <div role="group" aria-label={word('explore/layers/found/things', { n: beside })}>
          <p className={styles['group']} aria-hidden>
            {word('explore/layers/found/things', { n: beside })}
          </p>
          {places.map((place, index) => (
            <Option key={place.subject} {...hit(layers.length + index)}>
              <span className={styles['title']}>
                {say(place.name)}
                <span className={styles['sort']}>{word(`explore/layers/place/${place.kind}`)}</span>
              </span>
            </Option>
          ))}
          {things.map((thing, index) => (
            <Option key={thing.key} {...hit(layers.length + places.length + index)}>
              <SeverityMark level={thing.level} className={styles['mark']} />
              <span className={styles['title']}>
                {say(thing.name)}
                <span className={styles['sort']}>{say(thing.what)}</span>
              </span>
            </Option>
          ))}
          {more === 0 ? null : (
            <p className={styles['none']}>{word('explore/layers/found/more', { n: more })}</p>
          )}
        </div>
      )}
      {overlays.length === 0 ? null : (
        <div role="group" aria-label={word('explore/overlays/found', { n: overlays.length })}>
          <p className={styles['group']} aria-hidden>
            {word('explore/overlays/found', { n: overlays.length })}
          </p>
          {overlays.map(({ id, title, isOn }, index) => (
            <Option key={id} {...hit(layers.length + places.length + things.length + index)}>
              <span className={styles['title']}>{say(title)}</span>
              <span className={styles['sort']}>{isOn ? word('explore/layers/found/on') : ''}</span>
            </Option>
          ))}
        </div>
      )}
      {layers.length + places.length + things.length + overlays.length > 0 ? null : (
        <p className={styles['none']}>{word('explore/layers/found/none')}</p>
      )}
    </div>
  );
}
