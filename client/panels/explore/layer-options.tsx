import type { JSX } from 'react';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import type { LayerChoice } from '../../explore/explore-view.ts';
import type { LayerLegend } from '../../explore/layer-legend.ts';
import { useWords } from '../../design/wording.ts';
import { LayerLegendLines } from './layer-legend-lines.tsx';
import styles from './layer-row.module.css';

export interface LayerActs {
  readonly toggle: (id: string) => void;
  readonly change: (id: string, patch: Partial<Pick<LayerChoice, 'opacity' | 'form'>>) => void;
  /** To a place of the stack, 0 = the top. */
  readonly move: (id: string, to: number) => void;
  readonly only: (id: string) => void;
  readonly zoomTo: (id: string) => void;
}

/** Forms a layer can be drawn in: counts need places, columns need values. */
function formsOf({ id, placed, unit }: DeskLayer): readonly LayerChoice['form'][] {
  const isArea =
    id.startsWith('situation/') || id.startsWith('alert/') || id.startsWith('indicator/');
  if (placed === 0 || isArea) return [];
  return unit === undefined ? ['each', 'hex', 'heat'] : ['each', 'hex', 'heat', 'column'];
}

/** Opacity, form, place in the stack, and the legend of one layer. */
export function LayerOptions({
  layer,
  choice,
  at,
  of,
  legend,
  acts,
}: {
  readonly layer: DeskLayer;
  /** Absent while the layer is off. */
  readonly choice: LayerChoice | undefined;
  /** Its place in the stack, 0 = the top. */
  readonly at: number;
  readonly of: number;
  readonly legend: LayerLegend;
  readonly acts: LayerActs;
}): JSX.Element {
  const { say, word } = useWords();
  const { id, placed, count } = layer;
  const name = say(layer.title);
  const percent = Math.round((choice?.opacity ?? 1) * 100);
  const forms = formsOf(layer);
  return (
    <div
      className={styles['options']}
      role="group"
      aria-label={word('explore/layers/options', { name })}
    >
      <LayerLegendLines layer={layer} legend={legend} />
      {placed === 0 && count > 0 && layer.kind !== 'alert' ? (
        <p className={styles['what']}>{word('explore/layers/tableOnly')}</p>
      ) : (
        <label className={styles['line']}>
          <span className={styles['what']}>{word('explore/layers/opacity')}</span>
          <input
            type="range"
            className={styles['slider']}
            min={10}
            max={100}
            step={10}
            value={percent}
            aria-valuetext={word('explore/layers/percent', { n: percent })}
            onChange={({ target }) => acts.change(id, { opacity: Number(target.value) / 100 })}
          />
          <span>{word('explore/layers/percent', { n: percent })}</span>
        </label>
      )}
      {forms.length === 0 ? null : (
        <div className={styles['line']} role="group" aria-label={word('explore/layers/form/label')}>
          {forms.map((form) => (
            <button
              key={form}
              type="button"
              className={styles['button']}
              aria-pressed={(choice?.form ?? 'each') === form}
              onClick={() => acts.change(id, { form })}
            >
              {word(`explore/layers/form/${form}`)}
            </button>
          ))}
        </div>
      )}
      <div className={styles['line']}>
        {choice === undefined ? null : (
          <>
            <span className={styles['what']}>
              {word('explore/layers/order/label')}{' '}
              {word('explore/layers/order/at', { n: at + 1, m: of })}
            </span>
            <button
              type="button"
              className={styles['button']}
              disabled={at === 0}
              onClick={() => acts.move(id, at - 1)}
            >
              {word('explore/layers/order/up')}
            </button>
            <button
              type="button"
              className={styles['button']}
              disabled={at === of - 1}
              onClick={() => acts.move(id, at + 1)}
            >
              {word('explore/layers/order/down')}
            </button>
          </>
        )}
        <button type="button" className={styles['button']} onClick={() => acts.only(id)}>
          {word('explore/layers/only')}
        </button>
        <button
          type="button"
          className={styles['button']}
          disabled={placed === 0}
          onClick={() => acts.zoomTo(id)}
        >
          {word('explore/layers/zoom')}
        </button>
      </div>
    </div>
  );
}
