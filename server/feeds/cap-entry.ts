import { childrenOf, childText, type XmlElement } from '../feed-kit/xml-element.ts';
import type { CapMessage } from './cap-message.ts';
import { areaOf, infoFields } from './cap-xml.ts';

/** An entry of an index that repeats the message's own elements. */
export function hasCapFields(entry: XmlElement): boolean {
  const names = new Set(entry.children.map(({ name }) => name));
  return names.has('status') && names.has('severity');
}

/** The message as its index entry tells it. The index has no sender, only whose index it is. */
export function messageOfEntry(entry: XmlElement, feed: XmlElement): CapMessage {
  const fields = infoFields(entry);
  const title = childText(entry, 'title');
  return {
    identifier: childText(entry, 'identifier') ?? childText(entry, 'id'),
    sender: childText(entry, 'sender') ?? authorOf(entry) ?? authorOf(feed),
    sent: childText(entry, 'sent') ?? childText(entry, 'published') ?? childText(entry, 'updated'),
    status: childText(entry, 'status'),
    // MeteoAlarm writes `message_type`.
    msgType: childText(entry, 'msgType') ?? childText(entry, 'message_type'),
    scope: childText(entry, 'scope'),
    note: childText(entry, 'note'),
    references: childText(entry, 'references'),
    incidents: childText(entry, 'incidents'),
    isSigned: false,
    isEntry: true,
    infos: [
      {
        ...fields,
        event: fields.event ?? title,
        // The title names the area; entries of one hazard must differ in nothing else.
        headline: fields.headline ?? (fields.event === undefined ? title : undefined),
        description: fields.description ?? childText(entry, 'summary'),
        areas: [areaOf(entry)],
      },
    ],
  };
}

function authorOf(element: XmlElement): string | undefined {
  const [author] = childrenOf(element, 'author');
  return author === undefined ? undefined : childText(author, 'name');
}

export function isSameMessage(a: CapMessage, b: CapMessage): boolean {
  return a.identifier !== undefined && a.identifier === b.identifier && a.sent === b.sent;
}

/** Entries of one message as one. */
export function joined(entries: readonly CapMessage[]): CapMessage {
  const [first] = entries;
  if (first === undefined) throw new Error('no entry');
  return { ...first, infos: entries.flatMap((entry) => entry.infos) };
}
