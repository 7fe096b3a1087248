import type { EventOf } from './city.ts';
import { selectSituations } from './select-situations.ts';

export interface Takeover {
  /** Whose wall it is; `undefined` = nothing is open and nothing was asked for. */
  readonly situation: EventOf<'situation'> | undefined;
  /** Its place among the open ones, gravest first; 0 = it has ended. */
  readonly rank: number;
  readonly open: number;
  /** When the last one ended that is still remembered. */
  readonly lastEndedMs: number | undefined;
}

/** The situation that was asked for, open or over, else the gravest open one. */
export function selectTakeover(
  situations: ReadonlyMap<string, EventOf<'situation'>>,
  subject: string | undefined,
): Takeover {
  const { open, ended } = selectSituations(situations);
  const asked = subject === undefined ? undefined : situations.get(subject);
  const situation = asked ?? open[0];
  const endedAt = ended[0]?.data.endedAt;
  return {
    situation,
    rank: situation === undefined ? 0 : open.indexOf(situation) + 1,
    open: open.length,
    lastEndedMs: endedAt === undefined ? undefined : Date.parse(endedAt),
  };
}
