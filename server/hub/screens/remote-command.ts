import type { CommandAnswer } from '../../../contract/command.ts';
import type { Actor } from '../../../contract/office.ts';
import type { ScreenCommandRequest } from '../../../contract/screen.ts';
import { instantOf } from '../../../contract/instant.ts';
import type { Audit, AuditNote } from '../../command/audit.ts';
import { isAtLeast } from '../../command/may-command.ts';
import { REFUSALS, refusal, type Refusal } from '../../command/refusals.ts';
import { unreadable } from '../../command/unreadable.ts';
import { SCREEN_COMMAND } from '../schema/screen-schema.ts';
import type { Deliver } from './deliver.ts';
import type { KnownScreens } from './known-screens.ts';
import { SCREEN_WORDS } from './screen-words.ts';

export interface RemoteCommandsParts {
  readonly known: KnownScreens;
  readonly deliver: Deliver;
  readonly audit: Pick<Audit, 'append' | 'find'>;
  readonly nowMs: () => number;
}

type Asked = Omit<AuditNote, 'outcome'>;

/** What cannot be read is kept as it came, so far. */
const MOST_UNREAD_CHARS = 4_000;
/** Of ours they have twelve. */
const MOST_ID_CHARS = 40;
const { noSuchScreen: NONE } = SCREEN_WORDS;

/**
 * What people of the office tell a wall from afar: once a key, from role operator on, and entered in
 * the audit trail before it is answered.
 */
export function remoteCommands({ known, deliver, audit, nowMs }: RemoteCommandsParts) {
  /** By key: who said what, and its answer on the way. */
  const inHand = new Map<
    string,
    { readonly same: string; readonly answer: Promise<CommandAnswer> }
  >();
  /** By key: the wall has taken it and nobody entered it yet. */
  const unkept = new Map<string, string>();

  const refuse = async (answer: Refusal, asked: Asked): Promise<Refusal> => {
    // That it was refused is true even if it cannot be entered.
    await audit.append({ ...asked, outcome: answer.code }).catch(() => undefined);
    return answer;
  };

  const carried = async (
    id: string,
    { key, command }: ScreenCommandRequest,
    asked: Asked & { readonly actor: Actor; readonly subject: string },
    same: string,
  ): Promise<CommandAnswer> => {
    const { actor, subject, request } = asked;
    const entered = await audit.find(key);
    if (entered !== undefined) {
      const isSame =
        entered.command === 'screen' &&
        entered.actor === actor.name &&
        entered.subject === subject &&
        entered.request === request;
      if (!isSame) return refuse(REFUSALS.usedKey, asked);
      return { ok: true, subject, at: entered.at, repeated: true };
    }
    if ((unkept.get(key) ?? same) !== same) return refuse(REFUSALS.usedKey, asked);
    if (!unkept.has(key)) {
      const screen = known.find(id);
      if (screen === undefined) {
        return refuse(refusal('no-such-subject', NONE.ko, NONE.en), asked);
      }
      const taken = await deliver(screen, { key, command, by: actor.name });
      if (!taken.ok) {
        const { ko, en = ko } = taken.problem;
        const code = taken.code === 'gone' ? 'unavailable' : 'conflict';
        return refuse(refusal(code, ko, en), asked);
      }
    }
    const at = instantOf(nowMs());
    try {
      await audit.append({ ...asked, key, outcome: 'done' });
    } catch {
      unkept.set(key, same);
      return REFUSALS.notKept;
    }
    unkept.delete(key);
    return { ok: true, subject, at };
  };

  return async (id: string, sent: unknown, actor: Actor | undefined): Promise<CommandAnswer> => {
    const subject = `screen/${id.slice(0, MOST_ID_CHARS)}`;
    const raw = (JSON.stringify(sent) ?? '').slice(0, MOST_UNREAD_CHARS);
    const asked: Asked = { actor, command: 'screen', subject, request: raw };
    if (actor === undefined) return refuse(REFUSALS.unknown, asked);
    if (actor.contact !== undefined || !isAtLeast(actor.role, 'operator')) {
      return refuse(REFUSALS.roleAtLeast('operator'), asked);
    }
    const parsed = SCREEN_COMMAND.safeParse(sent);
    if (!parsed.success) {
      return refuse(unreadable(parsed.error), asked);
    }
    const { key } = parsed.data;
    const request = JSON.stringify(parsed.data);
    const same = JSON.stringify([id, request, actor.name]);
    const held = inHand.get(key);
    if (held !== undefined) {
      if (held.same !== same) return refuse(REFUSALS.usedKey, { ...asked, key, request });
      const answer = await held.answer;
      return answer.ok ? { ...answer, repeated: true } : answer;
    }
    const own = { ...asked, actor, subject, request, key };
    const answer = carried(id, parsed.data, own, same).catch(() => REFUSALS.notKept);
    inHand.set(key, { same, answer });
    try {
      return await answer;
    } finally {
      inHand.delete(key);
    }
  };
}
