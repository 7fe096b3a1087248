import type { IncidentEvent, IndicatorEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { ResponseClockData } from '../../../contract/response.ts';
import { clockTime } from '../clock-time.ts';
import { madeEvent } from '../made-event.ts';
import type { OfficeSettings } from '../office-settings.ts';
import type { Lifecycle, ResponseSettings } from './response-settings.ts';
import { segmentsOf } from './response-segments.ts';
import { stepsOf } from './response-steps.ts';
import { responseWhy } from './response-why.ts';

/** The life cycle of an incident; undefined = its source tells none, and nothing is made up. */
export function lifecycleOf(
  { data }: IncidentEvent,
  { feeds, lifecycles }: ResponseSettings,
): Lifecycle | undefined {
  if (data.stages === undefined || !feeds.includes(data.provenance.feed)) return undefined;
  return lifecycles.find(({ kinds }) => kinds.includes(data.sourceType.code));
}

export function clockSubject(incident: string): string {
  return `indicator/response/${incident}`;
}

/** The clock of an incident at `now`; undefined = as the one in force already says. */
export function clockOf(
  incident: IncidentEvent,
  lifecycle: Lifecycle,
  held: IndicatorEvent | undefined,
  settings: OfficeSettings & { readonly response: ResponseSettings },
  now: Instant,
): IndicatorEvent | undefined {
  const { stages = [], status, endedAt, startedAt, districts } = incident.data;
  const steps = stepsOf(lifecycle, stages);
  const isEnded = status === 'ended';
  const segments = segmentsOf(settings.response.segments, steps, isEnded, now);
  const data = {
    form: 'response-clock' as const,
    incident: incident.subject,
    lifecycle: lifecycle.id,
    steps,
    segments,
    breaches: segments.filter(({ state }) => state === 'breached').length,
    ...(isEnded ? { endedAt: endedAt ?? startedAt } : {}),
    derivedFrom: [incident.subject],
    why: responseWhy(incident, steps, segments, (at) => clockTime(settings, at)),
  };
  if (held !== undefined && isSame(held, data)) return undefined;
  const { city } = settings;
  const subject = clockSubject(incident.subject);
  const { domain } = incident;
  return madeEvent({
    city,
    kind: 'indicator',
    subject,
    domain,
    now,
    held,
    isEnded,
    districts,
    data,
  });
}

/** The clock of an incident that left without an end: it is closed, its steps stay as they were. */
export function abandonedClock(
  held: IndicatorEvent,
  settings: OfficeSettings,
  now: Instant,
): IndicatorEvent | undefined {
  const { data } = held;
  if (data.form !== 'response-clock' || data.endedAt !== undefined) return undefined;
  return madeEvent({
    city: settings.city,
    kind: 'indicator',
    subject: held.subject,
    domain: held.domain,
    now,
    held,
    isEnded: true,
    districts: data.districts,
    data: {
      ...data,
      endedAt: now,
      why: {
        ko: `${data.why.ko} · 사건이 끝났다는 말 없이 사라짐 ${clockTime(settings, now)}`,
        en: `${data.why.en ?? data.why.ko} · its incident left without an end ${clockTime(settings, now)}`,
      },
    },
  });
}

/** When the next target of a clock is passed if no step comes; undefined = none runs. */
export function nextBreachMs({ data }: IndicatorEvent): number | undefined {
  if (data.form !== 'response-clock' || data.endedAt !== undefined) return undefined;
  const due = data.segments.flatMap(({ state, breachAt }) =>
    state === 'running' && breachAt !== undefined ? [instantMs(breachAt)] : [],
  );
  return due.length === 0 ? undefined : Math.min(...due);
}

function isSame(
  { data }: IndicatorEvent,
  made: Omit<ResponseClockData, 'version' | 'geometry' | 'districts' | 'provenance'>,
): boolean {
  if (data.form !== 'response-clock') return false;
  const shown = (clock: typeof made): string =>
    JSON.stringify([clock.lifecycle, clock.steps, clock.segments, clock.endedAt, clock.why]);
  return shown(data) === shown(made);
}
