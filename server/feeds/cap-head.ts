import type { AlertData, Flag, Instant } from '../../contract/event.ts';
import type { CapMessage } from './cap-message.ts';
import { messageKey, referencesOf, type MessageKey } from './cap-reference.ts';
import type { CapSettings } from './cap-settings.ts';
import { capTime } from './cap-time.ts';

/** What names a message and says what it does, checked. */
export interface CapHead {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: Instant;
  readonly status: AlertData['status'];
  readonly msgType: AlertData['msgType'];
  readonly key: MessageKey;
  readonly supersedes: readonly MessageKey[];
  readonly flags: readonly Flag[];
}

const STATUSES: Readonly<Record<string, AlertData['status']>> = {
  actual: 'Actual',
  exercise: 'Exercise',
  system: 'System',
  test: 'Test',
  draft: 'Test',
};
const MSG_TYPES: Readonly<Record<string, AlertData['msgType'] | 'Receipt'>> = {
  alert: 'Alert',
  update: 'Update',
  cancel: 'Cancel',
  ack: 'Receipt',
  error: 'Receipt',
};
/** Exercises that are sent as real: only what stands at the very start, in capitals or brackets. */
const EXERCISE =
  /^\W*(?:MOCK (?:EXERCISE|DRILL)|EXERCISE|DRILL|THIS IS (?:ONLY )?AN? (?:EXERCISE|DRILL))\b/;
const TEST = /^\W*(?:THIS IS (?:ONLY )?A TEST|TEST MESSAGE)\b/;
const MAX_IDENTIFIER = 500;

/** The head of a message; a reject when it cannot be told apart, `undefined` for a mere receipt. */
export function headOf(
  message: CapMessage,
  zone: string,
  { testCodes }: CapSettings,
): CapHead | { readonly reject: string } | undefined {
  const { identifier, sender, sent, isEntry } = message;
  if (identifier === undefined) return { reject: 'identifier: missing' };
  if (identifier.length > MAX_IDENTIFIER) return { reject: 'identifier: too long' };
  if (sender === undefined && !isEntry) return { reject: 'sender: missing' };
  if (sent === undefined) return { reject: 'sent: missing' };
  const time = capTime(sent, zone);
  if (time === undefined) return { reject: `sent: no time: ${sent.slice(0, 40)}` };
  const status = STATUSES[message.status?.toLowerCase() ?? ''];
  if (status === undefined) return { reject: `status: ${unknown(message.status)}` };
  const msgType = MSG_TYPES[message.msgType?.toLowerCase() ?? ''];
  if (msgType === undefined) return { reject: `msgType: ${unknown(message.msgType)}` };
  if (msgType === 'Receipt') return undefined;
  const disguised = status === 'Actual' ? disguisedStatus(message, testCodes) : undefined;
  const supersedes = new Set(referencesOf(message.references ?? '', zone));
  const flags: Flag[] = [];
  if (time.isZoneAssumed) flags.push('zone-assumed');
  if (disguised !== undefined) flags.push('test-message');
  if (status !== 'Test' && isForeign(supersedes, sender)) flags.push('sender-mismatch');
  return {
    identifier,
    sender: sender ?? '',
    sent: time.at,
    status: disguised ?? status,
    msgType,
    key: messageKey(isEntry ? '' : (sender ?? ''), identifier, time.at),
    supersedes: [...supersedes],
    flags,
  };
}

/** Tests and exercises that are marked `Actual`. */
function disguisedStatus(
  { infos }: CapMessage,
  testCodes: readonly string[],
): 'Test' | 'Exercise' | undefined {
  const codes = infos.flatMap(({ eventCodes }) => eventCodes.map(({ value }) => value));
  if (codes.some((code) => testCodes.includes(code))) return 'Test';
  const words = infos.map(({ headline, description }) => headline ?? description ?? '');
  if (words.some((text) => EXERCISE.test(text))) return 'Exercise';
  return words.some((text) => TEST.test(text)) ? 'Test' : undefined;
}

/** It replaces what another sender has sent. */
function isForeign(references: ReadonlySet<MessageKey>, sender: string | undefined): boolean {
  if (sender === undefined) return false;
  const own = messageKey(sender, '', '').split(',')[0];
  return [...references].some((key) => {
    const [other = ''] = key.split(',');
    return other !== '' && other !== own;
  });
}

function unknown(text: string | undefined): string {
  return text === undefined ? 'missing' : `unknown: ${text.slice(0, 40)}`;
}
