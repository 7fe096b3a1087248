import { memo, useId, useState, type JSX, type KeyboardEvent } from 'react';
import type { Text } from '../../../contract/place.ts';
import { isComposing } from '../../design/is-composing.ts';
import { useWords } from '../../design/wording.ts';
import chart from './chart.module.css';
import styles from './chart-overlay.module.css';
import { Option } from './option.tsx';

export interface OfferedSeries {
  readonly datastream: string;
  readonly name: Text;
  readonly what: Text;
}

/** Finds a series by name or initials and lays it over the values; what lies over can be taken away. */
export const ChartOverlay = memo(function ChartOverlay({
  held,
  typed,
  offered,
  onType,
  onAdd,
  onDrop,
}: {
  readonly held: readonly OfferedSeries[];
  readonly typed: string;
  readonly offered: readonly OfferedSeries[];
  readonly onType: (typed: string) => void;
  readonly onAdd: (datastream: string) => void;
  readonly onDrop: (datastream: string) => void;
}): JSX.Element {
  const { say, word } = useWords();
  const list = useId();
  const [chosen, setChosen] = useState(0);
  const at = Math.min(chosen, offered.length - 1);
  const press = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const meant = offered[at];
    if (step !== 0 && offered.length > 0) {
      setChosen((at + step + offered.length) % offered.length);
    } else if (event.key === 'Enter' && meant !== undefined) onAdd(meant.datastream);
    else if (event.key === 'Escape' && typed !== '') onType('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles['overlay']}>
      <input
        className={styles['field']}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={word('explore/drill/chart/overlayFind')}
        aria-expanded={offered.length > 0}
        aria-controls={list}
        aria-activedescendant={offered.length > 0 ? `${list}-${at}` : undefined}
        placeholder={word('explore/drill/chart/overlay')}
        value={typed}
        onChange={({ target }) => {
          onType(target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      {held.map(({ datastream, name, what }) => (
        <button
          key={datastream}
          type="button"
          className={styles['held']}
          onClick={() => onDrop(datastream)}
          aria-label={word('explore/drill/chart/overlayDrop', { name: say(name) })}
        >
          {`${say(name)} ${say(what)}`.trim()} ✕
        </button>
      ))}
      <div
        id={list}
        className={styles['list']}
        role="listbox"
        tabIndex={-1}
        aria-label={word('explore/drill/chart/overlayFind')}
        hidden={offered.length === 0}
      >
        {offered.map(({ datastream, name, what }, index) => (
          <Option
            key={datastream}
            id={`${list}-${index}`}
            isChosen={index === at}
            onTake={() => onAdd(datastream)}
          >
            {say(name)} <span className={chart['aside']}>{say(what)}</span>
          </Option>
        ))}
      </div>
      {typed.trim() === '' || offered.length > 0 ? null : (
        <p className={chart['none']}>{word('explore/drill/chart/overlayNone')}</p>
      )}
    </div>
  );
});
