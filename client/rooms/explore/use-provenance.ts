import { useMemo } from 'react';
import { useWords } from '../../design/wording.ts';
import { deliveriesOf } from '../../explore/deliveries.ts';
import { derivedInputs } from '../../explore/derived-inputs.ts';
import { isAtClock, versionsAtClock } from '../../explore/drill-history.ts';
import { rulesReading } from '../../explore/read-by.ts';
import { shownWhere } from '../../explore/shown-where.ts';
import { thingOfEvent } from '../../explore/thing-of-event.ts';
import { traceLines } from '../../explore/trace-fields.ts';
import type { Provenance } from '../../panels/explore/provenance-pane.tsx';
import { useCity, useRows } from './desk.ts';
import { useClockMinute } from './drill/use-clock-minute.ts';
import { valueOf } from './provenance-of.ts';
import { useDerivedSums } from './use-derived-sums.ts';
import { useEventVersions, useRawBytes, useTold, useTrace, versionsKey } from './use-trace.ts';

/** All that is known of the way of an event; `asking`, `lost` or `absent` while there is nothing. */
export function useProvenance(
  id: string | undefined,
  zone: string,
): Provenance | 'asking' | 'lost' | 'absent' {
  const words = useWords();
  const city = useCity((state) => state.city);
  const basis = useCity(({ time }) => time.basis);
  const things = useRows((rows) => rows.things);
  const bySubject = useRows((rows) => rows.bySubject);
  const minuteMs = useClockMinute();
  const versions = useEventVersions(id, minuteMs);
  const held = versions.value?.held;
  const clockMs = useCity(({ time }) => time.nowMs);
  const [event] = useMemo(() => {
    const own = held?.filter((each) => each.id === id || each.subject === id) ?? [];
    return versionsAtClock(own, clockMs ?? 0, basis);
  }, [held, id, clockMs, basis]);
  const traced = useTrace(event?.id);
  const isTraced = event !== undefined && traced.value?.asked === event.id;
  const trace = isTraced ? traced.value?.held : undefined;
  const told = useTold(event?.subject, {
    toMs: minuteMs ?? 0,
    knownMs: basis === 'known' ? minuteMs : undefined,
  });
  // An answer of a while ago may be of a later clock: who has gone back does not see what came then.
  const heard = useMemo(
    () => told?.filter((each) => isAtClock(each, minuteMs ?? 0, basis)),
    [told, minuteMs, basis],
  );
  const bytes = useRawBytes(trace);
  const isComputed = event !== undefined && !event.data.provenance.rawId.includes('@');
  const inputs = useMemo(
    () =>
      isComputed && city !== undefined ? derivedInputs(city, things, bySubject, event) : undefined,
    [isComputed, city, things, bySubject, event],
  );
  // It is made of what had come in before it was worked out.
  const madeMs =
    basis === 'known' && event !== undefined ? Date.parse(event.recordedtime) : undefined;
  const sums = useDerivedSums(event, inputs, madeMs, zone);
  const ready = useMemo((): Omit<Provenance, 'sums'> | undefined => {
    if (event === undefined || city === undefined) return undefined;
    const thing = thingOfEvent(event);
    const reading = trace?.reading;
    const values = heard ?? [];
    const waiting = traced.state === 'lost' ? 'lost' : 'asking';
    return {
      event,
      thing,
      value: valueOf(event, thing, words),
      others: values.filter((each) => each.id !== event.id),
      trace,
      traceState: isTraced ? 'known' : waiting,
      lines: reading === undefined ? undefined : traceLines(event, reading),
      bytes,
      inputs,
      rules: rulesReading(city, event.subject),
      shown: shownWhere(city, event),
      values: values
        .toSorted((a, b) => (a.time < b.time ? -1 : 1))
        .flatMap((each) =>
          each.kind === 'observation' &&
          typeof each.data.result === 'number' &&
          each.time <= event.time
            ? [each.data.result]
            : [],
        ),
      deliveries: heard === undefined ? undefined : deliveriesOf(heard, event.id),
    };
  }, [event, city, isTraced, trace, traced.state, heard, words, bytes, inputs]);
  if (ready !== undefined) return { ...ready, sums };
  // Nothing is said before it is asked for, and there is a clock to say it by.
  const isAnswered = versions.value?.asked === versionsKey(id, minuteMs);
  if (isAnswered && clockMs !== undefined && city !== undefined) return 'absent';
  return versions.state === 'lost' ? 'lost' : 'asking';
}
