import type { Evidence } from '../../contract/situation.ts';
import type { EventOf } from './city.ts';
import { byText, gather, severityRank } from './gather.ts';

export type SituationEvent = EventOf<'situation'>;

export interface Situations {
  /** Most severe first, then the oldest. */
  readonly open: readonly SituationEvent[];
  /** The last to end first. */
  readonly ended: readonly SituationEvent[];
}

export function selectSituations(found: ReadonlyMap<string, SituationEvent>): Situations {
  const all = [...found.values()];
  const isOver = ({ data }: SituationEvent): boolean => data.phase === 'closed';
  return {
    open: all
      .filter((event) => !isOver(event))
      .toSorted(
        (a, b) =>
          severityRank(a.data.severity) - severityRank(b.data.severity) ||
          byText(a.data.openedAt, b.data.openedAt) ||
          byText(a.subject, b.subject),
      ),
    ended: all
      .filter(isOver)
      .toSorted(
        (a, b) =>
          byText(b.data.endedAt ?? '', a.data.endedAt ?? '') || byText(a.subject, b.subject),
      ),
  };
}

/** Evidence of one factor of the rule. */
export interface EvidenceGroup {
  readonly factor: string;
  readonly weight: number;
  readonly rows: readonly Evidence[];
}

/** By factor in the order of the rule; what no longer holds adds nothing to the weight. */
export function groupEvidence(evidence: readonly Evidence[]): readonly EvidenceGroup[] {
  return [...gather(evidence, ({ factor }) => factor)].map(([factor, rows]) => ({
    factor,
    rows,
    weight: Math.max(0, ...rows.map(({ weight, isPast }) => (isPast === true ? 0 : weight))),
  }));
}
