import { useState, type JSX } from 'react';
import type { WatchRule } from '../../../contract/workspace.ts';
import { unitWord } from '../../design/measure.ts';
import { withUnit } from '../../design/numbers.ts';
import { useWords, type Words } from '../../design/wording.ts';
import type { DeskLayer } from '../../explore/desk-layers.ts';
import type { Thing } from '../../explore/thing.ts';
import controls from '../../design/form-controls.module.css';
import styles from './work.module.css';

/** A rule that nobody numbered yet. */
export type NewRule = WatchRule extends infer R
  ? R extends WatchRule
    ? Omit<R, 'id'>
    : never
  : never;

const LEVELS = [0, 1, 2, 3, 4] as const;

/** A limit is compared with the value itself: a share is one of 0 to 1, not of per cent. */
const limitUnit = (unit: string | undefined, words: Words): string =>
  unit === undefined ? '' : unit === '1' ? '0–1' : unitWord(unit, words);

/** Makes a rule of the thing in the inspector, or of a whole layer. */
export function WatchForm({
  thing,
  layers,
  onAdd,
}: {
  readonly thing: Thing | undefined;
  readonly layers: readonly DeskLayer[];
  readonly onAdd: (rule: NewRule) => void;
}): JSX.Element {
  const words = useWords();
  const { say, word } = words;
  const told = (path: string, fill?: Readonly<Record<string, string | number>>): string =>
    word(`explore/work/watch/${path}`, fill);
  const [side, setSide] = useState<'above' | 'below'>('above');
  const [limit, setLimit] = useState('');
  const [layer, setLayer] = useState('');
  const [text, setText] = useState('');
  const [level, setLevel] = useState(2);
  const hasValue = thing?.value !== undefined;
  const unit = limitUnit(thing?.unit, words);
  const number = Number(limit);
  const isNumber = limit.trim() !== '' && Number.isFinite(number);
  const addValue = (): void => {
    if (thing === undefined || !hasValue || !isNumber) return;
    const name = told('name/value', {
      name: say(thing.name),
      limit: withUnit(limit.trim(), unit),
      side: told(side),
    });
    onAdd({ type: 'value', name: name.slice(0, 80), subject: thing.subject, side, limit: number });
    setLimit('');
  };
  const addLayer = (): void => {
    const found = layers.find(({ id }) => id === layer);
    if (found === undefined) return;
    const sought = text.trim();
    const named = `${say(found.title)}${sought === '' ? '' : ` "${sought}"`}`;
    const name = told('name/layer', { layer: named, level: word(`level/${level}`) });
    onAdd({ type: 'layer', name: name.slice(0, 80), layer, text: sought, level });
  };
  return (
    <>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          addValue();
        }}
      >
        <h3 className={styles['part']}>
          {told('ofSubject')} {thing === undefined ? '' : `· ${say(thing.name)}`}
        </h3>
        {hasValue ? (
          <div className={styles['bar']}>
            <label className={controls['field']}>
              <span>{unit === '' ? told('limitBare') : told('limit', { unit })}</span>
              <input
                className={controls['input']}
                inputMode="decimal"
                value={limit}
                onChange={({ target }) => setLimit(target.value)}
              />
            </label>
            <label className={controls['field']}>
              <span>{told('side')}</span>
              <select
                className={controls['input']}
                value={side}
                onChange={({ target }) => setSide(target.value === 'below' ? 'below' : 'above')}
              >
                <option value="above">{told('above')}</option>
                <option value="below">{told('below')}</option>
              </select>
            </label>
            <button type="submit" className={controls['button']} disabled={!isNumber}>
              {told('add')}
            </button>
          </div>
        ) : (
          <p className={styles['note']}>{told('noSubject')}</p>
        )}
      </form>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          addLayer();
        }}
      >
        <h3 className={styles['part']}>{told('ofLayer')}</h3>
        <div className={styles['columns']}>
          <label className={controls['field']}>
            <span>{told('layer')}</span>
            <select
              className={controls['input']}
              value={layer}
              onChange={({ target }) => setLayer(target.value)}
            >
              <option value="">—</option>
              {layers.map(({ id, title }) => (
                <option key={id} value={id}>
                  {say(title)}
                </option>
              ))}
            </select>
          </label>
          <label className={controls['field']}>
            <span>{told('level')}</span>
            <select
              className={controls['input']}
              value={level}
              onChange={({ target }) => setLevel(Number(target.value))}
            >
              {LEVELS.map((each) => (
                <option key={each} value={each}>
                  {word(`level/${each}`)}
                </option>
              ))}
            </select>
          </label>
          <label className={controls['field']}>
            <span>{told('text')}</span>
            <input
              className={controls['input']}
              value={text}
              maxLength={40}
              onChange={({ target }) => setText(target.value)}
            />
          </label>
        </div>
        <div className={styles['bar']}>
          <button type="submit" className={controls['button']} disabled={layer === ''}>
            {told('add')}
          </button>
        </div>
      </form>
    </>
  );
}
