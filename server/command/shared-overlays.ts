import { instantOf } from '../../contract/instant.ts';
import {
  OVERLAY_LIMITS,
  type KeptOverlayRequest,
  type OverlaysAnswer,
  type SharedOverlay,
} from '../../contract/map-overlay.ts';
import type { Actor } from '../../contract/office.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';
import type { AskedDeskTables } from './asked-desk-tables.ts';
import type { AuditNote } from './audit.ts';
import type { DeskKeeping } from './desk-keeping.ts';
import { fullFor, leftOf } from './kept-room.ts';
import type { Kept } from './kept.ts';
import { OVERLAY_REFUSALS } from './overlay-refusals.ts';
import { KEPT_OVERLAY } from './overlay-schemas.ts';
import type { HeldOverlay } from './overlay-table.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { KEY } from './request-schemas.ts';
import { unreadable } from './unreadable.ts';

/** Overlays that somebody shares with all desks, on disk. Refusals are answers; it never rejects. */
export interface SharedOverlays {
  list(actor: Actor | undefined): Promise<Kept<Pick<OverlaysAnswer, 'shared' | 'left'>>>;
  read(id: string, actor: Actor | undefined): Promise<Kept<SharedOverlay>>;
  /** `hosts`: origins that pages may ask. */
  keep(
    id: string,
    request: unknown,
    actor: Actor | undefined,
    hosts: readonly string[],
  ): Promise<Kept<SharedOverlay>>;
  remove(id: string, version: number, actor: Actor | undefined): Promise<Kept<SharedOverlay>>;
}

export function sharedOverlays(
  table: AskedDeskTables['overlays'],
  { orUnavailable, inTurn, refuse, enter }: DeskKeeping,
  nowMs: () => number,
): SharedOverlays {
  const notOf = (why: Refusal, actor: Actor | undefined, id: string, act: string) =>
    refuse(why, {
      actor,
      command: 'overlay',
      subject: subjectOf(id),
      request: JSON.stringify({ act }),
    });
  /** Another version is kept than the one that was meant; it is told, if there is one. */
  const stale = async (actor: Actor, id: string, act: string): Promise<Kept<SharedOverlay>> => {
    const held = await table.get(id);
    const refused = await notOf(
      held === undefined ? OVERLAY_REFUSALS.none : OVERLAY_REFUSALS.stale,
      actor,
      id,
      act,
    );
    return held === undefined ? refused : { ...refused, newer: ofActor(held, actor) };
  };
  /** Why this may not be shared; undefined = it may. */
  const barred = async (
    { source }: KeptOverlayRequest,
    held: HeldOverlay | undefined,
    actor: Actor,
    hosts: readonly string[],
  ): Promise<Refusal | undefined> => {
    if (held !== undefined && held.owner !== actor.name) return OVERLAY_REFUSALS.ownersOnly;
    const address = source === undefined ? undefined : overlayAddress(source);
    if (address !== undefined && 'origin' in address && !hosts.includes(address.origin))
      return OVERLAY_REFUSALS.host(address.origin);
    if (held !== undefined) return undefined;
    return fullFor(actor, table, OVERLAY_LIMITS, OVERLAY_REFUSALS);
  };

  return {
    list: (actor) =>
      orUnavailable(async () => {
        const held = await table.list();
        const left = leftOf(held, actor, OVERLAY_LIMITS);
        return { ok: true, value: { shared: held.map((one) => ofActor(one, actor)), left } };
      }),
    read: (id, actor) =>
      orUnavailable(async () => {
        const held = await table.get(id);
        if (held === undefined) return { ok: false, refusal: OVERLAY_REFUSALS.none };
        const file = held.bytes === undefined ? undefined : await table.file(id);
        return {
          ok: true,
          value: { ...ofActor(held, actor), ...(file === undefined ? {} : { file }) },
        };
      }),
    keep: (id, sent, actor, hosts) =>
      orUnavailable(async () => {
        if (actor === undefined) return notOf(REFUSALS.unknown, actor, id, 'share');
        const named = KEY.safeParse(id);
        if (!named.success) return notOf(unreadable(named.error), actor, id, 'share');
        const parsed = KEPT_OVERLAY.safeParse(sent);
        if (!parsed.success) return notOf(unreadable(parsed.error), actor, id, 'share');
        const { version, name, source, file } = parsed.data;
        return inTurn(async () => {
          const held = await table.get(id);
          const why = await barred(parsed.data, held, actor, hosts);
          if (why !== undefined) return notOf(why, actor, id, 'share');
          if ((held?.version ?? 0) !== version) return stale(actor, id, 'share');
          const changedAt = instantOf(nowMs());
          const next: HeldOverlay = {
            id,
            name,
            owner: actor.name,
            version: version + 1,
            createdAt: held?.createdAt ?? changedAt,
            changedAt,
            ...(source === undefined ? {} : { source }),
          };
          const note = JSON.stringify(noteOf('share', next, actor));
          if ((await table.keep(next, file, version, note)) === 'stale')
            return stale(actor, id, 'share');
          await enter();
          const kept = (await table.get(id)) ?? next;
          return { ok: true, value: ofActor(kept, actor) };
        });
      }),
    remove: (id, version, actor) =>
      orUnavailable(async () => {
        if (actor === undefined) return notOf(REFUSALS.unknown, actor, id, 'unshare');
        const held = await table.get(id);
        if (held === undefined) return notOf(OVERLAY_REFUSALS.none, actor, id, 'unshare');
        if (held.owner !== actor.name)
          return notOf(OVERLAY_REFUSALS.ownersOnly, actor, id, 'unshare');
        const note = JSON.stringify(noteOf('unshare', held, actor));
        if ((await table.remove(id, version, note)) === 'stale') return stale(actor, id, 'unshare');
        await enter();
        return { ok: true, value: ofActor(held, actor) };
      }),
  };
}

const subjectOf = (id: string): string => `overlay/${id.slice(0, 64)}`;

const ofActor = (held: HeldOverlay, actor: Actor | undefined): SharedOverlay => ({
  ...held,
  isOwn: actor !== undefined && held.owner === actor.name,
});

function noteOf(act: string, held: HeldOverlay, actor: Actor): AuditNote {
  const { id, name, version, source } = held;
  const request = JSON.stringify({ act, version, name, url: source?.url });
  return { actor, command: 'overlay', subject: subjectOf(id), request, outcome: 'done' };
}
