import type { RowContext, RowResult } from './define-connector.ts';
import type { Origin } from './event-of.ts';
import { valueAt } from './json-path.ts';
import type { JsonProfile } from './json-profile.ts';
import { profileAsset, profilePosition } from './profile-asset.ts';
import { holds, type ProfileRow } from './profile-fields.ts';
import { profileAlert, profileIncident } from './profile-happening.ts';
import { profileHead } from './profile-head.ts';
import { profileObservations } from './profile-observation.ts';
import { profileRequest } from './profile-request.ts';
import { rowKey } from './record.ts';

/** A row as events of the profile's kind, or why it cannot be. */
export function profileEvents(
  profile: JsonProfile,
  row: unknown,
  context: RowContext,
  origin: Origin,
): RowResult {
  const at: ProfileRow = { row, profile, context };
  if (profile.only !== undefined && !holds(at, profile.only)) return [];
  if (holds(at, profile.skip)) return [];
  const head = profileHead(at);
  if ('reject' in head) return head;
  const own = profile.domain === undefined ? origin : { ...origin, domain: profile.domain };
  switch (profile.kind) {
    case 'observation':
      return profileObservations(at, profile, head, own);
    case 'incident':
      return profileIncident(at, profile, head, own);
    case 'alert':
      return profileAlert(at, profile, head, own);
    case 'request':
      return profileRequest(at, profile, head, own);
    case 'asset':
      return profileAsset(at, profile, head, own);
    case 'position':
      return profilePosition(at, profile, head, own);
  }
}

/** How a reject names a row: by the key that would be its `ref`. */
export function profileRowName(profile: JsonProfile, row: unknown): string | undefined {
  const { id } = profile;
  const paths = typeof id === 'string' ? [id] : Array.isArray(id) ? id : [];
  return paths.flatMap((path) => rowKey({ key: valueAt(row, path) }, 'key') ?? [])[0];
}
