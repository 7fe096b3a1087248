import { capTime } from './cap-time.ts';

/** Names one message: `sender,identifier,sent`, each part free of commas, spaces and slashes. */
export type MessageKey = string;

/** A part of a key or subject: what separates parts of either is written as percent codes. */
export function keyPart(text: string): string {
  return text.replace(
    /[\s/,~%]/g,
    (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}

/** The sender of an index entry is not known: its part is empty and stands for any. */
export function messageKey(sender: string, identifier: string, sent: string): MessageKey {
  return [keyPart(sender), keyPart(identifier), sent].join(',');
}

/**
 * `references` of a message: triples separated by spaces or line breaks, at times with a space after
 * a comma. A bare identifier is taken as one; its time is then empty and stands for any.
 */
export function referencesOf(text: string, zone: string): readonly MessageKey[] {
  const words = text.replace(/,\s+/g, ',').split(/\s+/);
  return words.flatMap((word) => {
    const parts = word.split(',').filter((part) => part !== '');
    const sent = capTime(parts.at(-1) ?? '', zone)?.at;
    // The time says where the triple ends; an identifier may hold commas although it must not.
    const names = sent === undefined ? parts : parts.slice(0, -1);
    const [first, ...more] = names;
    if (first === undefined) return [];
    if (more.length === 0) return [messageKey('', first, sent ?? '')];
    return [messageKey(first, more.join(','), sent ?? '')];
  });
}
