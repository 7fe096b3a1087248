import type { Flag, Instant } from '../../contract/event.ts';
import { capHints } from './cap-hints.ts';
import type { RowResult } from './define-connector.ts';
import { defaultExpiry } from './default-expiry.ts';
import { alertOf, incidentOf, type Origin } from './event-of.ts';
import { headlineOf } from './headline-of.ts';
import type { ProfileOf, TimeSpec } from './json-profile.ts';
import type { ProfileHead } from './profile-head.ts';
import { holds, textAt, timeAt, wordAt, type ProfileRow } from './profile-fields.ts';

/** A row as something that happens, in force until the source says that it ended. */
export function profileIncident(
  at: ProfileRow,
  profile: ProfileOf<'incident'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  const isEnded = holds(at, profile.ended);
  const endsAt = optionalTime(at, profile.endsAt);
  const closure = wordAt(at, profile.closure);
  const type = textAt(at, profile.type) ?? '';
  const said = wordsOf(at, profile, head);
  return [
    incidentOf(at.context, origin, {
      subject: `incident/${head.thing}`,
      ...common(head),
      flags: said.flags,
      status: isEnded ? 'ended' : 'active',
      category: wordAt(at, profile.category) ?? 'other',
      sourceType: { code: type, text: type },
      severity: said.severity,
      headline: { ko: said.headline },
      ...said.description,
      startedAt: optionalTime(at, profile.startedAt) ?? head.time,
      ...(isEnded ? { endedAt: endsAt ?? head.time } : {}),
      ...(isEnded || endsAt === undefined ? {} : { expectedEndAt: endsAt }),
      ...(closure === undefined ? {} : { roadClosure: closure }),
    }),
  ];
}

/** A row as an official warning. */
export function profileAlert(
  at: ProfileRow,
  profile: ProfileOf<'alert'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  const isLifted = holds(at, profile.ended);
  const told = optionalTime(at, profile.endsAt);
  const onset = optionalTime(at, profile.onset);
  const said = wordsOf(at, profile, head);
  // A list of all in force ends what it leaves out; any other warning without an end would stay.
  const isOpen = told === undefined && !isLifted && profile.onAbsence !== 'end';
  const expires = isOpen ? defaultExpiry(head.version ?? head.time) : told;
  return [
    alertOf(at.context, origin, {
      subject: `alert/${head.thing}`,
      ...common(head),
      flags: isOpen ? [...said.flags, 'default-expiry'] : said.flags,
      status: 'Actual',
      msgType: isLifted ? 'Cancel' : 'Alert',
      category: profile.capCategory,
      event: profile.event,
      severity: said.severity,
      ...capHints(said.severity, isLifted),
      sender: profile.sender ?? { ko: at.context.frame.feed },
      sent: head.time,
      ...(onset === undefined ? {} : { onset }),
      ...(expires === undefined ? {} : { expires }),
      ...(isLifted ? { endedAt: head.time } : {}),
      headline: { ko: said.headline },
      ...said.description,
      originalSeverity: textAt(at, profile.severity?.path) ?? '',
      areaNames: head.place.place === undefined ? [] : [head.place.place.ko],
    }),
  ];
}

function common({ ref, time, version, placed, place }: ProfileHead) {
  const { geometry, districts } = placed;
  const order = version === undefined ? { isEdited: true } : { version };
  return { ref, time, ...order, geometry, districts, ...place };
}

function wordsOf(
  at: ProfileRow,
  profile: ProfileOf<'incident'> | ProfileOf<'alert'>,
  head: ProfileHead,
) {
  const description = textAt(at, profile.description);
  const severity = wordAt(at, profile.severity) ?? 'Unknown';
  const flags: readonly Flag[] =
    severity === 'Unknown' ? head.flags : [...head.flags, 'severity-mapped'];
  return {
    severity,
    flags,
    headline: textAt(at, profile.headline) ?? headlineOf(description ?? head.name.ko),
    description: description === undefined ? {} : { description },
  };
}

/** An end or beginning that cannot be read is as good as none: the event itself stands. */
function optionalTime(at: ProfileRow, spec: TimeSpec | undefined): Instant | undefined {
  const read = spec === undefined ? undefined : timeAt(at, spec);
  if (read === undefined || 'at' in read) return read?.at;
  at.context.drift(read.why);
  return undefined;
}
