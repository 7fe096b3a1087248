import type { JSX } from 'react';
import type { EventOf } from '../../../city/city.ts';
import { isClockTold } from '../../../city/is-clock-told.ts';
import { ResponseClock } from '../../../panels/ops/response-clock.tsx';
import { useCity, useDesk } from '../desk.ts';

/** The official steps of a call against their targets; never beside a case that really happened. */
export function ThingClock({
  incident,
}: {
  readonly incident: EventOf<'incident'>;
}): JSX.Element | null {
  const clock = useCity(
    ({ city }) => city?.byKind.indicator.get(`indicator/response/${incident.subject}`)?.data,
  );
  if (clock?.form !== 'response-clock' || !isClockTold(incident.data)) return null;
  return <RunningClock clock={clock} />;
}

type Clock = Parameters<typeof ResponseClock>[0]['clock'];

/** Drawn each second, and nothing else is. */
function RunningClock({ clock }: { readonly clock: Clock }): JSX.Element {
  const { cityAnswer } = useDesk();
  const nowMs = useCity(({ time }) => time.nowMs) ?? 0;
  return <ResponseClock clock={clock} nowMs={nowMs} zone={cityAnswer.zone} />;
}
