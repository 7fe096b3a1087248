import type { RowResult } from './define-connector.ts';
import { requestOf, type Origin } from './event-of.ts';
import type { ProfileOf } from './json-profile.ts';
import type { ProfileHead } from './profile-head.ts';
import { holds, textAt, type ProfileRow } from './profile-fields.ts';

/** A row as a citizen's report. */
export function profileRequest(
  at: ProfileRow,
  profile: ProfileOf<'request'>,
  head: ProfileHead,
  origin: Origin,
): RowResult {
  const code = textAt(at, profile.service);
  if (code === undefined) return { reject: 'no service' };
  const isClosed = holds(at, profile.ended);
  const texts = Object.fromEntries(
    (['description', 'statusNotes', 'address'] as const).flatMap((name) => {
      const text = textAt(at, profile[name]);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
  const agency = textAt(at, profile.agency);
  const updatedAt = head.version;
  return [
    requestOf(at.context, origin, {
      subject: `request/${head.thing}`,
      ref: head.ref,
      time: head.time,
      ...(updatedAt === undefined ? {} : { version: updatedAt, updatedAt }),
      // Closed and reopened without a new time: the content tells.
      isEdited: true,
      geometry: head.placed.geometry,
      districts: head.placed.districts,
      flags: head.flags,
      ...head.place,
      status: isClosed ? 'closed' : 'open',
      service: { code, name: { ko: textAt(at, profile.serviceName) ?? code } },
      requestedAt: head.time,
      ...(isClosed ? { endedAt: updatedAt ?? head.time } : {}),
      ...texts,
      ...(agency === undefined ? {} : { agency: { ko: agency } }),
    }),
  ];
}
