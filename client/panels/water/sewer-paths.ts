import type { Severity } from '../../../contract/event.ts';
import type { Sewers } from '../../city/select-sewers.ts';

/** Bars are drawn on a stretched plot of this height; the line of a full pipe is at its top. */
export const BAR_HEIGHT = 100;
/** Between two districts, in bars. */
const GROUP_GAP = 1.6;
const BAR_SHARE = 0.78;
/** An empty pipe still shows that its sensor is there. */
const FOOT = 2;

type Tone = Severity | 'Normal' | 'silent';

export interface SewerPaths {
  /** Width of the plot, in bars. */
  readonly width: number;
  /** One path for all bars of one tone. */
  readonly paths: ReadonlyMap<Tone, string>;
  /** Each district with the middle of its bars, share of the width. */
  readonly groups: readonly {
    readonly district: string;
    readonly middle: number;
    readonly isFull: boolean;
  }[];
}

/** Every sensor as a bar: its fill as height, cut at the full pipe; without a value an empty frame. */
export function sewerPaths({ groups }: Sewers): SewerPaths {
  const paths = new Map<Tone, string>();
  const add = (tone: Tone, path: string): void => {
    paths.set(tone, (paths.get(tone) ?? '') + path);
  };
  const bars = groups.reduce((sum, { sensors }) => sum + sensors.length, 0);
  const width = Math.max(1, bars + GROUP_GAP * Math.max(0, groups.length - 1));
  let x = 0;
  const middles = groups.map(({ district, sensors }) => {
    const from = x;
    for (const { fill, severity } of sensors) {
      const height =
        fill === undefined
          ? BAR_HEIGHT
          : Math.max(FOOT, Math.min(1, Math.max(0, fill)) * BAR_HEIGHT);
      const left = x.toFixed(2);
      const top = (BAR_HEIGHT - height).toFixed(1);
      add(severity ?? 'silent', `M${left} ${BAR_HEIGHT}V${top}h${BAR_SHARE}V${BAR_HEIGHT}Z`);
      x += 1;
    }
    const middle = (from + x - (1 - BAR_SHARE)) / 2 / width;
    x += GROUP_GAP;
    return { district, middle, isFull: sensors.some(({ severity }) => severity === 'Extreme') };
  });
  return { width, paths, groups: middles };
}
