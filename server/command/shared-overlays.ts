import { instantOf } from '../../contract/instant.ts';
import {
  OVERLAY_LIMITS,
  type KeptOverlayRequest,
  type OverlaysAnswer,
  type SharedOverlay,
} from '../../contract/map-overlay.ts';
import type { Actor } from '../../contract/office.ts';
import { overlayAddress } from '../../contract/overlay-address.ts';
import type { AskedWorkspaces } from './asked-workspaces.ts';
import type { Audit, AuditNote } from './audit.ts';
import type { Kept } from './kept.ts';
import { OVERLAY_REFUSALS } from './overlay-refusals.ts';
import { KEPT_OVERLAY } from './overlay-schemas.ts';
import type { HeldOverlay } from './overlay-table.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { KEY } from './request-schemas.ts';
import { unreadable } from './workspace-refusals.ts';

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

export interface SharedOverlaysParts {
  readonly table: AskedWorkspaces;
  readonly audit: Pick<Audit, 'append'>;
  /** Enters in the trail what was changed. */
  readonly enter: () => Promise<void>;
  /** Of the wall. */
  readonly nowMs: () => number;
  readonly onDefect: (error: unknown) => void;
}

const { ofOwner, ofAll } = OVERLAY_LIMITS;
type Refused = { readonly ok: false; readonly refusal: Refusal };

export function sharedOverlays(parts: SharedOverlaysParts): SharedOverlays {
  const { table, audit, enter, nowMs, onDefect } = parts;

  const orUnavailable = async <T>(act: () => Promise<Kept<T>>): Promise<Kept<T>> => {
    try {
      return await act();
    } catch (error) {
      onDefect(error);
      return { ok: false, refusal: REFUSALS.notKept };
    }
  };
  const refuse = async (
    why: Refusal,
    actor: Actor | undefined,
    id: string,
    act: string,
  ): Promise<Refused> => {
    const request = JSON.stringify({ act });
    const note = { actor, command: 'overlay', subject: subjectOf(id), request } as const;
    await audit.append({ ...note, outcome: why.code }).catch(onDefect);
    return { ok: false, refusal: why };
  };
  /** Another version is kept than the one that was meant; it is told, if there is one. */
  const stale = async (actor: Actor, id: string, act: string): Promise<Kept<SharedOverlay>> => {
    const held = await table.overlay(id);
    const refused = await refuse(
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
    if ((await table.countOverlays(actor.name)) >= ofOwner) return OVERLAY_REFUSALS.ownFull;
    return (await table.countOverlays()) >= ofAll ? OVERLAY_REFUSALS.full : undefined;
  };

  return {
    list: (actor) =>
      orUnavailable(async () => {
        const held = await table.overlays();
        const own = held.filter(({ owner }) => owner === actor?.name).length;
        const left = actor === undefined ? null : Math.max(0, ofOwner - own);
        return { ok: true, value: { shared: held.map((one) => ofActor(one, actor)), left } };
      }),
    read: (id, actor) =>
      orUnavailable(async () => {
        const held = await table.overlay(id);
        if (held === undefined) return { ok: false, refusal: OVERLAY_REFUSALS.none };
        const file = held.bytes === undefined ? undefined : await table.overlayFile(id);
        return {
          ok: true,
          value: { ...ofActor(held, actor), ...(file === undefined ? {} : { file }) },
        };
      }),
    keep: (id, sent, actor, hosts) =>
      orUnavailable(async () => {
        if (actor === undefined) return refuse(REFUSALS.unknown, actor, id, 'share');
        const named = KEY.safeParse(id);
        if (!named.success) return refuse(unreadable(named.error), actor, id, 'share');
        const parsed = KEPT_OVERLAY.safeParse(sent);
        if (!parsed.success) return refuse(unreadable(parsed.error), actor, id, 'share');
        const { version, name, source, file } = parsed.data;
        const held = await table.overlay(id);
        const why = await barred(parsed.data, held, actor, hosts);
        if (why !== undefined) return refuse(why, actor, id, 'share');
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
        if ((await table.keepOverlay(next, file, version, note)) === 'stale')
          return stale(actor, id, 'share');
        await enter();
        const kept = (await table.overlay(id)) ?? next;
        return { ok: true, value: ofActor(kept, actor) };
      }),
    remove: (id, version, actor) =>
      orUnavailable(async () => {
        if (actor === undefined) return refuse(REFUSALS.unknown, actor, id, 'unshare');
        const held = await table.overlay(id);
        if (held === undefined) return refuse(OVERLAY_REFUSALS.none, actor, id, 'unshare');
        if (held.owner !== actor.name)
          return refuse(OVERLAY_REFUSALS.ownersOnly, actor, id, 'unshare');
        const note = JSON.stringify(noteOf('unshare', held, actor));
        if ((await table.removeOverlay(id, version, note)) === 'stale')
          return stale(actor, id, 'unshare');
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
