import type { CommandAnswer, CommandName, OfficeCommand } from '../../contract/command.ts';
import type { Instant } from '../../contract/event.ts';
import type { Actor } from '../../contract/office.ts';
import type { CityView } from '../office/city-view.ts';
import type { Carried, DeliveryReport, Order } from '../office/office-part.ts';
import type { Audit, AuditNote } from './audit.ts';
import { carriedBefore } from './carried-before.ts';
import { mayCommand } from './may-command.ts';
import { REFUSALS, type Refusal } from './refusals.ts';
import { REQUEST_SCHEMAS } from './request-schemas.ts';
import { unreadable } from './unreadable.ts';

/** The city that people see and give commands to. */
export interface CommandedCity {
  readonly state: CityView;
  readonly now: Instant;
  order(order: Order): Carried;
  delivered(report: DeliveryReport): void;
}

export interface CommandDoorParts {
  /** Undefined while nobody sees a city, e.g. while a recording is sought. */
  readonly city: () => CommandedCity | undefined;
  /** Settles when all so far is on disk; rejects while the disk takes nothing. */
  readonly durable: () => Promise<void>;
  readonly audit: Pick<Audit, 'append' | 'find'>;
  readonly onDefect: (error: unknown) => void;
}

/** The one way in for people's commands, whichever way they come. */
export interface CommandDoor {
  /**
   * Carries out a command once a key; the answer comes when it is in the log and in the audit trail.
   * `actor` as the server knows it; undefined = nobody. Never rejects.
   */
  carryOut(name: CommandName, request: unknown, actor: Actor | undefined): Promise<CommandAnswer>;
}

interface InHand {
  /** Who said what, word for word: nothing else may have its key. */
  readonly same: string;
  readonly answer: Promise<CommandAnswer>;
}

/** What cannot be read is kept as it came, so far. */
const MOST_UNREAD_CHARS = 4_000;

export function commandDoor(parts: CommandDoorParts): CommandDoor {
  const { audit } = parts;
  /** By key: who sends it twice at once waits for the same answer. */
  const inHand = new Map<string, InHand>();

  /** By key: done in the city and not recorded yet. */
  const unkept = new Map<string, string>();

  const cityAtNow = (): Pick<AuditNote, 'cityAt'> => {
    const city = parts.city();
    return city === undefined ? {} : { cityAt: city.now };
  };

  const refuse = async (answer: Refusal, note: Omit<AuditNote, 'outcome'>): Promise<Refusal> => {
    const outcome = answer.code;
    // That it was refused is true even if it cannot be entered.
    await audit.append({ ...note, outcome }).catch(parts.onDefect);
    return answer;
  };

  const ordered = (order: Order, city: CommandedCity): Carried | undefined => {
    try {
      return city.order(order);
    } catch (error) {
      parts.onDefect(error);
      return undefined;
    }
  };

  const carried = async (
    command: OfficeCommand,
    actor: Actor,
    request: string,
    same: string,
  ): Promise<CommandAnswer> => {
    const { name } = command;
    const { key } = command.request;
    const asked = { ...cityAtNow(), actor, command: name, key, request };
    if ((unkept.get(key) ?? same) !== same) return refuse(REFUSALS.usedKey, asked);
    const entered = await audit.find(key);
    if (entered !== undefined) {
      const isSame =
        entered.command === name &&
        entered.actor === actor.name &&
        (entered.request ?? request) === request;
      if (!isSame) return refuse(REFUSALS.usedKey, asked);
      return { ok: true, subject: entered.subject, at: entered.at, repeated: true };
    }
    const city = parts.city();
    if (city === undefined) return refuse(REFUSALS.noCity, asked);
    const before = carriedBefore(city.state, key);
    const done = before === undefined ? ordered({ ...command, actor }, city) : undefined;
    const note = { ...asked, cityAt: before?.at ?? city.now };
    if (before === undefined && done === undefined) return refuse(REFUSALS.defect, note);
    if (done?.ok === false) return refuse(done, note);
    const subject = before?.subject ?? done?.subject ?? '';
    try {
      await parts.durable();
      await audit.append({ ...note, subject, outcome: 'done' });
    } catch {
      unkept.set(key, same);
      return REFUSALS.notKept;
    }
    unkept.delete(key);
    const answer = { ok: true, subject, at: note.cityAt } as const;
    return before === undefined ? answer : { ...answer, repeated: true };
  };

  return {
    carryOut: async (name, request, actor) => {
      const raw = textOf(request);
      const note = { ...cityAtNow(), actor, command: name };
      if (actor === undefined) return refuse(REFUSALS.unknown, { ...note, request: raw });
      if (!isAllowed(actor, name)) return refuse(REFUSALS.role(name), { ...note, request: raw });
      const parsed = REQUEST_SCHEMAS[name].safeParse(request);
      if (!parsed.success) {
        return refuse(unreadable(parsed.error), { ...note, request: raw });
      }
      // TypeScript does not follow `name` to its own request.
      const command = { name, request: parsed.data } as OfficeCommand;
      const { key } = parsed.data;
      const text = JSON.stringify(parsed.data);
      const same = JSON.stringify([name, text, actor.name]);
      const held = inHand.get(key);
      if (held !== undefined) {
        if (held.same !== same) return refuse(REFUSALS.usedKey, { ...note, key, request: text });
        const answer = await held.answer;
        return answer.ok ? { ...answer, repeated: true } : answer;
      }
      const answer = carried(command, actor, text, same).catch((error: unknown) => {
        parts.onDefect(error);
        return REFUSALS.notKept;
      });
      inHand.set(key, { same, answer });
      try {
        return await answer;
      } finally {
        inHand.delete(key);
      }
    },
  };
}

/** A contact's own system may answer what it was told; nothing else. */
function isAllowed({ role, contact }: Actor, name: CommandName): boolean {
  return contact === undefined ? mayCommand(role, name) : name === 'answer';
}

/** A token that was sent in the wrong place is not kept either. */
function textOf(request: unknown): string {
  const text = JSON.stringify(request, (name, value: unknown) =>
    name === 'token' ? undefined : value,
  );
  return (text ?? '').slice(0, MOST_UNREAD_CHARS);
}
