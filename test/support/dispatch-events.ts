import type { IncidentEvent, Instant, StageMark } from '../../contract/event.ts';
import { instantOf } from '../../contract/instant.ts';

/** 21:00 in Seoul. */
const START_MS = Date.parse('2022-08-08T12:00:00.000Z');

/** `seconds` after 21:00. */
export const second = (seconds: number): Instant => instantOf(START_MS + seconds * 1000);

/** A call of `dispatch-119` by its steps, in seconds after 21:00. */
export function callWith(
  key: string,
  steps: readonly (readonly [code: string, sec: number])[],
  more: Partial<IncidentEvent['data']> & { readonly kind?: string; readonly edit?: number } = {},
): IncidentEvent {
  const { kind = '구급', edit = 0, ...data } = more;
  const stages = steps.map(([code, sec]): StageMark => ({
    code,
    name: { ko: code },
    at: second(sec),
  }));
  const startedAt = stages[0]?.at ?? second(0);
  const time = stages.at(-1)?.at ?? startedAt;
  const subject = `incident/119/${key}`;
  const version = `${time}-${String(stages.length).padStart(2, '0')}-${edit}`;
  return {
    specversion: '1.0',
    id: `${subject}@${version}`,
    source: '/cities/seoul/feeds/dispatch-119',
    type: 'city.incident.updated.v1',
    subject,
    time,
    recordedtime: time,
    datacontenttype: 'application/json',
    city: 'seoul',
    domain: 'safety',
    kind: 'incident',
    data: {
      version,
      geometry: null,
      districts: ['11620'],
      provenance: {
        feed: 'dispatch-119',
        standard: 'test',
        ref: key,
        rawId: 'r',
        sha256: '0',
        licence: 'none',
      },
      status: 'active',
      category: 'ems',
      sourceType: { code: kind, text: '질병' },
      severity: 'Minor',
      headline: { ko: '신림동 질병' },
      startedAt,
      stages,
      ...data,
    },
  };
}
