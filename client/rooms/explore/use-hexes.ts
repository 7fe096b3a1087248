import { useEffect, useMemo, useState } from 'react';
import type { HexAnswer } from '../../../contract/hexes.ts';
import { timelineApi } from '../../city/exercise-address.ts';
import { hexParameters } from '../../explore/hex-question.ts';
import { useCity, useRows, useView } from './desk.ts';

/** What was learnt meanwhile is asked for once a minute of the clock. */
const STEP_MS = 60_000;
/** A range that is being brushed, a map that is being moved: only where it ends is asked for. */
const SETTLE_MS = 300;

type Counted = ReadonlyMap<string, HexAnswer>;
const NOTHING: Counted = new Map();

interface Held {
  readonly of: string;
  /** Of the question: who has gone back sees nothing of it. */
  readonly clockMs: number;
  readonly counted: Counted;
}

/** One layer's cells; undefined = they could not be had, and the rows that are there are counted. */
async function ask(query: string, signal: AbortSignal): Promise<HexAnswer | undefined> {
  try {
    const response = await fetch(timelineApi(`/hexes?${query}`), { signal });
    return response.ok ? ((await response.json()) as HexAnswer) : undefined;
  } catch {
    return undefined;
  }
}

/** What is asked but for the clock: while that goes on, what was counted stands until the next answer. */
function withoutClock(asked: string): string {
  const queries = JSON.parse(asked) as readonly (readonly [string, string])[];
  return JSON.stringify(
    queries.map(([id, query]) => {
      const parameters = new URLSearchParams(query);
      parameters.delete('to');
      parameters.delete('known');
      return [id, String(parameters), query.includes('known=')];
    }),
  );
}

/** What the server has counted of the layers that are drawn in a form of many things, in the brushed range. */
export function useHexes(): Counted {
  const choices = useRows((rows) => rows.choices);
  const filter = useView((view) => view.filter);
  const range = useView((view) => view.range);
  const zoom = useView((view) => view.camera?.zoom);
  const clockMs = useCity(({ time: { nowMs = 0 } }) => Math.floor(nowMs / STEP_MS) * STEP_MS);
  const isAsHappened = useCity(({ time }) => time.isPlayback && time.basis === 'happened');
  const asked = useMemo(() => {
    if (range === undefined) return '[]';
    const queries = choices.flatMap((choice) => {
      const query = hexParameters(choice, filter, range, { clockMs, isAsHappened }, zoom);
      return query === undefined ? [] : [[choice.id, String(query)] as const];
    });
    return JSON.stringify(queries);
  }, [choices, filter, range, zoom, clockMs, isAsHappened]);
  const of = useMemo(() => withoutClock(asked), [asked]);
  const [held, setHeld] = useState<Held>();
  useEffect(() => {
    const queries = JSON.parse(asked) as readonly (readonly [string, string])[];
    if (queries.length === 0) return;
    const leaving = new AbortController();
    const settling = setTimeout(() => {
      void Promise.all(
        queries.map(async ([id, query]) => [id, await ask(query, leaving.signal)] as const),
      ).then((answers) => {
        if (leaving.signal.aborted) return;
        const known = answers.flatMap(([id, answer]) => (answer ? [[id, answer] as const] : []));
        setHeld({ of, clockMs, counted: new Map(known) });
      });
    }, SETTLE_MS);
    return () => {
      clearTimeout(settling);
      leaving.abort();
    };
  }, [asked, of, clockMs]);
  return held?.of === of && held.clockMs <= clockMs ? held.counted : NOTHING;
}
