import { useState, type JSX, type SubmitEvent } from 'react';
import type { Filter } from '../../explore/filter.ts';
import { valueRange } from '../../explore/value-range.ts';
import { unitWord } from '../../design/measure.ts';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import styles from './filter-bar.module.css';

const textOf = (bound: number | undefined): string => (bound === undefined ? '' : String(bound));

/** Least and most of a value, in the unit of the layers that are on. */
export function FilterValue({
  value,
  units,
  onChange,
}: {
  readonly value: Filter['value'] | undefined;
  readonly units: readonly string[];
  readonly onChange: (value: Filter['value'] | undefined) => void;
}): JSX.Element {
  const { language, word } = useWords();
  const [least, setLeast] = useState(textOf(value?.least));
  const [most, setMost] = useState(textOf(value?.most));
  const [why, setWhy] = useState<string>();
  const [unit] = units;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const read = valueRange(least, most);
    setWhy(read.ok ? undefined : read.why);
    if (read.ok) onChange(read.value);
  };
  const told =
    unit === undefined
      ? word('explore/filter/unitless')
      : units.length > 1
        ? word('explore/filter/units')
        : word('explore/filter/unit', {
            unit: unit === '1' ? '0–1' : unitWord(unit, { language }),
          });
  return (
    <form className={styles['value']} onSubmit={submit} noValidate>
      <label>
        {word('explore/filter/least')}
        <input
          className={`${control['text']} ${styles['number']}`}
          inputMode="decimal"
          value={least}
          onChange={({ target }) => setLeast(target.value)}
        />
      </label>
      <label>
        {word('explore/filter/most')}
        <input
          className={`${control['text']} ${styles['number']}`}
          inputMode="decimal"
          value={most}
          onChange={({ target }) => setMost(target.value)}
        />
      </label>
      <p className={styles['told']}>
        {told} · {word('explore/filter/noNumber')}
      </p>
      {why === undefined ? null : (
        <p className={styles['told']} role="alert">
          {word(`explore/filter/${why}`)}
        </p>
      )}
      <button type="submit" className={control['small']}>
        {word('explore/filter/apply')}
      </button>
    </form>
  );
}
