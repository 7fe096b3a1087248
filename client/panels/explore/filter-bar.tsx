import { memo, type JSX } from 'react';
import type { District, DistrictCode } from '../../../contract/place.ts';
import { isNarrow, type Filter } from '../../explore/filter.ts';
import { formatNumber } from '../../design/numbers.ts';
import { LEVELS, type Level } from '../../design/severity.ts';
import { SeverityMark } from '../../design/severity-mark.tsx';
import { useWords } from '../../design/wording.ts';
import control from './control.module.css';
import { FilterChips, type ShownChip } from './filter-chips.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { FilterValue } from './filter-value.tsx';
import styles from './filter-bar.module.css';

const ORDER: readonly Level[] = [...LEVELS.toReversed(), '?'];

const flipped = <T,>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) ? list.filter((each) => each !== one) : [...list, one];

function withValue(filter: Filter, value: Filter['value'] | undefined): Filter {
  const { value: _, ...rest } = filter;
  return value === undefined ? rest : { ...rest, value };
}

function withOpen({ isOpenOnly, ...filter }: Filter): Filter {
  return isOpenOnly === true ? filter : { ...filter, isOpenOnly: true };
}

export interface FilterBarProps {
  readonly filter: Filter;
  readonly districts: readonly District[];
  /** Of the layers that are on and have values, each once. */
  readonly units: readonly string[];
  /** Parts that narrow, the brushed range among them. */
  readonly chips: readonly ShownChip[];
  readonly isAnyOn: boolean;
  readonly shown: number;
  /** Rows of the layers that are on. */
  readonly all: number;
  /** `sort` names the change, so that many small ones are undone at once. */
  readonly onChange: (filter: Filter, sort?: string) => void;
  readonly onClear: () => void;
}

/** What map, table, charts and files are narrowed to, and the way out of each part of it. */
export const FilterBar = memo(function FilterBar({
  filter,
  districts,
  units,
  chips,
  isAnyOn,
  shown,
  all,
  onChange,
  onClear,
}: FilterBarProps): JSX.Element {
  const { language, say, word } = useWords();
  const [n, m] = [formatNumber(shown, language), formatNumber(all, language)];
  const isAny = isNarrow(filter) || chips.length > 0;
  const flipLevel = (level: Level): void =>
    onChange({ ...filter, levels: flipped(filter.levels, level) });
  const flipDistrict = (code: DistrictCode): void =>
    onChange({ ...filter, districts: flipped(filter.districts, code) });
  return (
    <section className={styles['bar']} aria-label={word('explore/filter/label')}>
      <input
        type="text"
        className={`${control['text']} ${styles['field']}`}
        autoComplete="off"
        aria-label={word('explore/filter/text')}
        placeholder={word('explore/filter/textShort')}
        value={filter.text}
        onChange={({ target }) => onChange({ ...filter, text: target.value }, 'filter text')}
      />
      <FilterMenu text={word('explore/filter/level')} isSet={filter.levels.length > 0}>
        {ORDER.map((level) => (
          <label key={level} className={styles['choice']}>
            <input
              type="checkbox"
              checked={filter.levels.includes(level)}
              onChange={() => flipLevel(level)}
            />
            <SeverityMark level={level} className={styles['mark']} />
            {word(`level/${level}`)}
          </label>
        ))}
      </FilterMenu>
      <FilterMenu text={word('explore/filter/district')} isSet={filter.districts.length > 0}>
        <div className={styles['districts']}>
          {districts.map(({ code, name }) => (
            <label key={code} className={styles['choice']}>
              <input
                type="checkbox"
                checked={filter.districts.includes(code)}
                onChange={() => flipDistrict(code)}
              />
              {say(name)}
            </label>
          ))}
        </div>
      </FilterMenu>
      <FilterMenu text={word('explore/filter/value')} isSet={filter.value !== undefined}>
        <FilterValue
          value={filter.value}
          units={units}
          onChange={(value) => onChange(withValue(filter, value))}
        />
      </FilterMenu>
      <button
        type="button"
        className={`${control['small']} ${styles['button']}`}
        aria-pressed={filter.isOpenOnly === true}
        onClick={() => onChange(withOpen(filter))}
      >
        {word('explore/filter/open')}
      </button>
      <FilterChips chips={chips} />
      {isAny ? (
        <button
          type="button"
          className={`${control['small']} ${styles['clear']}`}
          onClick={onClear}
        >
          {word('explore/filter/clear')}
        </button>
      ) : null}
      <p
        className={styles['count']}
        aria-live="polite"
        aria-label={word('explore/filter/countLabel', { n, m })}
      >
        {!isAnyOn
          ? word('explore/layers/empty/on')
          : isAny
            ? word('explore/filter/count', { n, m })
            : word('explore/filter/all', { m })}
      </p>
    </section>
  );
});
