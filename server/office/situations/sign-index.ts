import type { CityEvent, SituationEvent } from '../../../contract/event.ts';
import type { Held } from './evidence-book.ts';
import type { Ground } from './ground.ts';
import type { RecentValues } from './recent-values.ts';
import { isScale } from './sighting.ts';
import type { Basin, Factor, Sign, SituationRule } from './situation-settings.ts';
import { instantMs } from '../../../contract/instant.ts';

interface Named {
  readonly factor: Factor;
  readonly sign: Sign;
}

/** Which signs of a rule an event may be of, found without looking through the rule each time. */
export interface SignIndex {
  of(event: CityEvent): readonly Named[];
  /** Keeps the values that sums and rises are made of. */
  remember(event: CityEvent, recent: RecentValues): void;
  readonly keepMin: number;
  /** Basins that a gauge speaks for as a whole: those that name it, and those downstream of it. */
  basinsOf(subject: string, cell: string | undefined, sign: Sign): readonly string[];
  /** Whether what a gauge at `from` says may count in a cell. */
  reaches(subject: string, from: string, cell: string, sign: Sign): boolean;
  /** Stand-ins for the cells of a situation from before a restart. */
  recalled(event: SituationEvent): readonly Held[];
}

const NONE: readonly Named[] = [];
const SPARE_MIN = 15;

export function signIndex(
  rule: SituationRule,
  basins: readonly Basin[],
  ground: Ground,
): SignIndex {
  const byProperty = new Map<string, Named[]>();
  const byKind: Record<string, Named[]> = {};
  const remembered = new Set<string>();
  let keepMin = 0;
  for (const factor of rule.factors) {
    for (const sign of factor.signs) {
      const { reads } = sign;
      if (reads.form === 'observation' || reads.form === 'limits') {
        const held = byProperty.get(reads.property) ?? [];
        byProperty.set(reads.property, [...held, { factor, sign }]);
        if (reads.form === 'limits' || !('overMin' in reads.as)) continue;
        remembered.add(reads.property);
        keepMin = Math.max(keepMin, reads.as.overMin);
      } else byKind[reads.kind] = [...(byKind[reads.kind] ?? []), { factor, sign }];
    }
  }
  const byGauge = new Map<string, readonly string[]>();
  for (const { id, gauges } of basins) {
    for (const gauge of gauges) byGauge.set(gauge, [...(byGauge.get(gauge) ?? []), id]);
  }
  const below = downstream(basins);
  return {
    of: (event) => {
      if (event.kind === 'observation') return byProperty.get(event.data.observedProperty) ?? NONE;
      return byKind[event.kind] ?? NONE;
    },
    remember: (event, recent) => {
      if (event.kind !== 'observation' || !remembered.has(event.data.observedProperty)) return;
      const { result, resultQuality, fullScale } = event.data;
      if (typeof result !== 'number' || resultQuality === 'bad') return;
      const value = isScale(fullScale) ? (100 * result) / fullScale : result;
      recent.note(event.subject, instantMs(event.time), value);
    },
    keepMin: keepMin + SPARE_MIN,
    basinsOf: (subject, cell, sign) => {
      const own = byGauge.get(subject) ?? [];
      const basin = cell === undefined ? undefined : ground.basinOf(cell);
      if (!sign.travels) return own;
      const sources = basin === undefined ? own : [basin, ...own];
      return [...new Set([...own, ...sources.flatMap((id) => below.get(id) ?? [])])];
    },
    reaches: (subject, from, cell, sign) => {
      if (!sign.isConfined) return true;
      const basin = ground.basinOf(cell);
      const own = byGauge.get(subject);
      if (own === undefined) return basin === ground.basinOf(from);
      return basin !== undefined && own.includes(basin);
    },
    recalled: (event) => {
      const [factor] = rule.factors;
      const sign = factor?.signs[0];
      if (factor === undefined || sign === undefined) return [];
      return [
        {
          key: `recalled/${event.subject}`,
          factor: factor.id,
          sign,
          subject: event.subject,
          feed: 'office',
          at: event.time,
          knownAt: event.recordedtime,
          text: () => event.data.title,
          weight: 0,
          untilMs: 0,
          isPast: true,
          place: undefined,
          cells: event.data.cells,
          districts: [],
          basins: [],
        },
      ];
    },
  };
}

/** Basin → all that its water reaches. */
function downstream(basins: readonly Basin[]): ReadonlyMap<string, readonly string[]> {
  const next = (id: string): readonly string[] =>
    basins.filter(({ upstream }) => upstream.includes(id)).map((basin) => basin.id);
  return new Map(
    basins.map(({ id }) => {
      const found = new Set<string>();
      const queue = [...next(id)];
      for (const one of queue) {
        if (found.has(one)) continue;
        found.add(one);
        queue.push(...next(one));
      }
      return [id, [...found]];
    }),
  );
}
