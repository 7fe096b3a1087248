import type { Flag, Instant } from '../../contract/event.ts';
import type { CapHead } from './cap-head.ts';
import type { CapInfo } from './cap-message.ts';
import type { CapSettings } from './cap-settings.ts';
import { capTime, type ReadTime } from './cap-time.ts';
import { parameterOf, type Grade } from './cap-words.ts';

/** When a hazard begins and ends. */
export interface CapSpan {
  readonly onset?: Instant;
  readonly expires: Instant;
  readonly ends?: Instant;
  readonly endedAt?: Instant;
  readonly flags: readonly Flag[];
}

/** Times of one hazard, strictly read; an end that is none rejects. */
export function spanOf(
  info: CapInfo,
  head: CapHead,
  grade: Grade,
  at: {
    readonly zone: string;
    readonly receivedAt: Instant;
    readonly drift: (what: string) => void;
  },
  { defaultExpirySec }: CapSettings,
): CapSpan | { readonly reject: string } {
  const times = new Map<string, ReadTime>();
  const texts = {
    onset: info.onset,
    expires: info.expires,
    // NWS: the end of the hazard is a member of its JSON and a parameter of its XML.
    ends: info.ends ?? parameterOf(info, 'eventEndingTime'),
  };
  for (const [field, text] of Object.entries(texts)) {
    if (text === undefined) continue;
    const time = capTime(text, at.zone);
    const why = `${field}: no time: ${text.slice(0, 40)}`;
    // A beginning that cannot be read must not cost the warning; an end would make it last wrongly.
    if (time === undefined && field === 'onset') at.drift(why);
    else if (time === undefined) return { reject: why };
    else times.set(field, time);
  }
  const onset = times.get('onset')?.at;
  const ends = times.get('ends')?.at;
  const said = times.get('expires')?.at;
  const flags: Flag[] = [];
  if ([...times.values()].some(({ isZoneAssumed }) => isZoneAssumed)) flags.push('zone-assumed');
  if (said === undefined && ends === undefined) flags.push('default-expiry');
  const expires = said ?? ends ?? later(head.sent, defaultExpirySec);
  const endedAt = liftedAt(info, head, grade, said) ?? past(ends ?? expires, at.receivedAt);
  return {
    ...(onset === undefined ? {} : { onset }),
    expires,
    ...(ends === undefined ? {} : { ends }),
    ...(endedAt === undefined ? {} : { endedAt }),
    flags,
  };
}

/** An all-clear comes as a Cancel, as responseType, as urgency Past that expires at once, or as green. */
function liftedAt(
  { responseType }: CapInfo,
  { msgType, sent }: CapHead,
  { isAllClear, urgency }: Grade,
  expires: Instant | undefined,
): Instant | undefined {
  const isOver =
    msgType === 'Cancel' ||
    isAllClear ||
    responseType.some((type) => type.toLowerCase() === 'allclear') ||
    (urgency === 'Past' && expires === sent);
  return isOver ? sent : undefined;
}

function past(end: Instant, receivedAt: Instant): Instant | undefined {
  return end <= receivedAt ? end : undefined;
}

function later(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
