import type { DirectiveEvent, Instant } from '../../../contract/event.ts';
import { instantMs } from '../../../contract/instant.ts';
import type { Contact } from '../../../contract/office.ts';
import { changedDirective, type DirectiveChange } from './directive-event.ts';
import { DIRECTIVE_WORDS, isUnanswered } from './directive-steps.ts';
import { escalatedWhy, remindedWhy } from './directive-words.ts';
import type { DirectiveSettings } from './directive-settings.ts';

const MINUTE_MS = 60_000;

/** What time alone does to an open order: a reminder, overdue, up to the next desk; undefined = nothing. */
export function dueDirective(
  settings: DirectiveSettings,
  held: DirectiveEvent,
  now: Instant,
): DirectiveEvent | undefined {
  const { data } = held;
  const nowMs = instantMs(now);
  const dueMs = instantMs(data.dueAt);
  const isOverdue = nowMs >= dueMs;
  let change: DirectiveChange = {};
  if (isOverdue && data.isOverdue !== true) change = { isOverdue };
  if (isReminderDue(settings, held, nowMs)) {
    const remindedAt = [...data.remindedAt, now];
    const minutes = Math.round((dueMs - nowMs) / MINUTE_MS);
    const why = remindedWhy(minutes, remindedAt.length, DIRECTIVE_WORDS[data.state]);
    change = { ...change, remindedAt, why };
  }
  change = { ...change, ...escalation(settings, held, nowMs, now) };
  return Object.keys(change).length === 0 ? undefined : changedDirective(held, change, now);
}

/** One for each time that has passed; of several passed at once, as after a stop, one. */
function isReminderDue(
  settings: DirectiveSettings,
  { data }: DirectiveEvent,
  nowMs: number,
): boolean {
  const { remindBeforeMin, remindEveryMin, mostReminders } = settings.directiveTimes;
  const dueMs = instantMs(data.dueAt);
  const beforeMs = dueMs - remindBeforeMin * MINUTE_MS;
  const isShort = beforeMs <= instantMs(data.issuedAt);
  if (data.remindedAt.length >= mostReminders || nowMs < (isShort ? dueMs : beforeMs)) return false;
  const everyMs = remindEveryMin * MINUTE_MS;
  const lastMs = nowMs < dueMs ? beforeMs : dueMs + Math.floor((nowMs - dueMs) / everyMs) * everyMs;
  const toldMs = instantMs(data.remindedAt.at(-1) ?? data.issuedAt);
  return toldMs < lastMs;
}

function escalation(
  settings: DirectiveSettings,
  { data }: DirectiveEvent,
  nowMs: number,
  now: Instant,
): DirectiveChange {
  const to = data.escalated === undefined ? nextDesk(settings, data.recipient) : undefined;
  if (to === undefined) return {};
  const { unansweredMin, overdueMin } = settings.directiveTimes;
  const [issuedMs, dueMs] = [instantMs(data.issuedAt), instantMs(data.dueAt)];
  const isOpen = isUnanswered(data.state);
  // A short order cannot wait for the usual time: at the latest it goes up when it is due.
  const fromMs = isOpen
    ? Math.min(issuedMs + unansweredMin * MINUTE_MS, dueMs)
    : dueMs + overdueMin * MINUTE_MS;
  if (nowMs < fromMs) return {};
  const minutes = Math.round((nowMs - (isOpen ? issuedMs : dueMs)) / MINUTE_MS);
  const { recipient } = data;
  return {
    escalated: { at: now, to },
    why: escalatedWhy({ isUnanswered: isOpen, minutes, recipient: recipient.name, to: to.name }),
  };
}

function nextDesk({ contacts }: DirectiveSettings, { id }: Contact): Contact | undefined {
  const up = contacts.find(({ contact }) => contact.id === id)?.escalatesTo;
  return contacts.find(({ contact }) => contact.id === up)?.contact;
}
