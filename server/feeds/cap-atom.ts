import { childrenOf, childText, elementsNamed, type XmlElement } from '../feed-kit/xml-element.ts';
import type { CapBody, CapLink, CapRow } from './cap-found.ts';
import { hasCapFields, isSameMessage, joined, messageOfEntry } from './cap-entry.ts';
import { geoItemOf, hasPlace } from './cap-geo-item.ts';
import type { CapMessage } from './cap-message.ts';
import { messageOfAlert } from './cap-xml.ts';

const CAP_TYPE = 'application/cap+xml';

/** An Atom index: entries that are messages, name one, or say the most of one themselves. */
export function readAtom(feed: XmlElement): CapBody {
  if (feed.children.length === 0) throw new Error('no feed: not even a title');
  const rows: CapRow[] = [];
  const entries: CapMessage[] = [];
  const links: CapLink[] = [];
  for (const entry of childrenOf(feed, 'entry')) {
    const alerts = elementsNamed(entry, 'alert');
    const link = capLink(entry);
    if (link !== undefined && alerts.length === 0) links.push({ url: link, isMessage: true });
    if (alerts.length > 0)
      rows.push(...alerts.map((alert) => ({ message: messageOfAlert(alert) })));
    else if (hasCapFields(entry)) entries.push(messageOfEntry(entry, feed));
    else if (link === undefined) rows.push(itemOrProblem(entry));
  }
  // One message is listed once for each of its areas.
  for (const same of groupsOf(entries)) rows.push({ message: joined(same) });
  const next = childrenOf(feed, 'link').find(({ attributes }) => attributes.get('rel') === 'next');
  const nextUrl = next?.attributes.get('href');
  if (nextUrl !== undefined) links.push({ url: nextUrl, isMessage: false });
  return { rows, links, isList: links.length === 0 };
}

function itemOrProblem(entry: XmlElement): CapRow {
  if (hasPlace(entry)) return { item: geoItemOf(entry) };
  const name = childText(entry, 'id') ?? childText(entry, 'title');
  return { problem: 'entry holds neither an alert nor a link to one', name };
}

/** Where the whole message is: the link that says so, else the entry's own one if it holds nothing. */
function capLink(entry: XmlElement): string | undefined {
  const links = childrenOf(entry, 'link').map(({ attributes }) => attributes);
  const typed = links.find((link) => link.get('type')?.startsWith(CAP_TYPE) === true);
  if (typed !== undefined) return typed.get('href');
  if (hasCapFields(entry) || hasPlace(entry)) return undefined;
  const bare = links.find((link) => {
    const type = link.get('type') ?? 'text/xml';
    return (link.get('rel') ?? 'alternate') === 'alternate' && type.includes('xml');
  });
  return bare?.get('href');
}

function groupsOf(messages: readonly CapMessage[]): readonly (readonly CapMessage[])[] {
  const groups: CapMessage[][] = [];
  const byIdentifier = new Map<string, CapMessage[][]>();
  for (const message of messages) {
    const known = byIdentifier.get(message.identifier ?? '') ?? [];
    const group = known.find(([first]) => first !== undefined && isSameMessage(first, message));
    if (group !== undefined) group.push(message);
    else {
      const fresh = [message];
      groups.push(fresh);
      byIdentifier.set(message.identifier ?? '', [...known, fresh]);
    }
  }
  return groups;
}
