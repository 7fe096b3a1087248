import type { Flag, Instant } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { JsonProfile } from './json-profile.ts';
import { textAt, timeAt, type ProfileRow } from './profile-fields.ts';
import { profilePlace } from './profile-place.ts';
import { subjectKey } from './subject-key.ts';

/** What every kind takes from a row. */
export interface ProfileHead {
  /** `<feed>/<key>`: the subject without its kind. */
  readonly thing: string;
  readonly ref: string;
  readonly time: Instant;
  readonly version?: string;
  readonly name: Text;
  readonly place: { readonly place?: Text };
  readonly placed: ReturnType<typeof profilePlace>;
  readonly flags: readonly Flag[];
}

/** Who, when and where of a row, or why it cannot be told. */
export function profileHead(at: ProfileRow): ProfileHead | { reject: string } {
  const { profile, context } = at;
  const ref = textAt(at, profile.id);
  if (ref === undefined) return { reject: `no id at ${shown(profile.id)}` };
  if (ref.length > 200) return { reject: 'an id of over 200 characters' };
  const time = timeAt(at, profile.time);
  if (time === undefined) return { reject: `no time at ${shown(profile.time.path)}` };
  if ('why' in time) return { reject: time.why };
  const version = profile.version === undefined ? undefined : timeAt(at, profile.version);
  const name = textAt(at, profile.name) ?? ref;
  const place = textAt(at, profile.place);
  const placed = profilePlace(at);
  return {
    thing: `${context.frame.feed}/${subjectKey(ref)}`,
    ref,
    time: time.at,
    ...(version === undefined || 'why' in version ? {} : { version: version.at }),
    name: { ko: name },
    place: place === undefined ? {} : { place: { ko: place } },
    placed,
    flags: [...new Set([...placed.flags, ...time.flags])],
  };
}

function shown(field: JsonProfile['id'] | undefined): string {
  if (field === undefined) return 'no path';
  if (typeof field === 'string') return field;
  return 'const' in field ? 'a constant' : field.join(' or ');
}
