import type { JSX } from 'react';
import { useWords } from '../design/wording.ts';
import { PAST_SPEEDS, seekWish, type TimeStand, type TimeWish } from './time-keys.ts';
import lower from './lower-bar.module.css';
import styles from './time-bar.module.css';

const dayMs = 86_400_000;
const bases = ['known', 'happened'] as const;
const shifts = [
  { name: 'yesterday', ms: dayMs },
  { name: 'lastWeek', ms: 7 * dayMs },
] as const;

const speedText = (speed: number): string => (speed === 0.25 ? '×¼' : `×${speed}`);

/** How the past runs, how it is told, and the two instants that people compare with. */
export function TimeChoices({
  stand,
  onWish,
}: {
  readonly stand: TimeStand;
  readonly onWish: (wish: TimeWish) => void;
}): JSX.Element {
  const { word } = useWords();
  const { speed, basis, fromMs, toMs } = stand;
  const compared = shifts.filter(({ ms }) => toMs - ms >= fromMs);
  return (
    <>
      <div className={`${lower['row']} ${styles['group']}`}>
        {PAST_SPEEDS.map((each) => (
          <button
            key={each}
            type="button"
            aria-label={word('time/speed', { n: each })}
            aria-pressed={speed === each}
            onClick={() => onWish({ type: 'speed', speed: each })}
          >
            {speedText(each)}
          </button>
        ))}
      </div>
      <div
        className={`${lower['row']} ${styles['group']}`}
        role="group"
        aria-label={word('time/basis')}
      >
        {bases.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={basis === each}
            onClick={() => onWish({ type: 'basis', basis: each })}
          >
            {word(`time/${each}`)}
          </button>
        ))}
      </div>
      {compared.length === 0 ? null : (
        <div className={`${lower['row']} ${styles['group']}`}>
          {compared.map(({ name, ms }) => (
            <button key={name} type="button" onClick={() => onWish(seekWish(stand, toMs - ms))}>
              {word(`time/${name}`)}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
