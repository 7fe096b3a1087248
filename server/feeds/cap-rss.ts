import { childrenOf, childText, elementsNamed, type XmlElement } from '../feed-kit/xml-element.ts';
import type { CapBody, CapLink, CapRow } from './cap-found.ts';
import { hasCapFields, messageOfEntry } from './cap-entry.ts';
import { geoItemOf, hasPlace } from './cap-geo-item.ts';
import { messageOfAlert } from './cap-xml.ts';

/** RSS 2.0 or 1.0: items that hold an alert, are a place on the map (GDACS), or link to a message. */
export function readRss(rss: XmlElement): CapBody {
  const [channel] = elementsNamed(rss, 'channel');
  if (channel === undefined || channel.children.length === 0) {
    throw new Error('RSS without a channel, or with nothing in it');
  }
  // RSS 1.0 has its items beside the channel.
  const items = [...childrenOf(channel, 'item'), ...childrenOf(rss, 'item')];
  const rows: CapRow[] = [];
  const links: CapLink[] = [];
  for (const item of items) {
    const alerts = elementsNamed(item, 'alert');
    const link = messageLink(item);
    if (alerts.length > 0)
      rows.push(...alerts.map((alert) => ({ message: messageOfAlert(alert) })));
    else if (hasPlace(item)) rows.push({ item: geoItemOf(item) });
    else if (hasCapFields(item)) rows.push({ message: messageOfEntry(item, channel) });
    else if (link !== undefined) links.push({ url: link, isMessage: true });
    else {
      const name = childText(item, 'guid') ?? childText(item, 'title');
      rows.push({ problem: 'item holds neither an alert, a place nor a link', name });
    }
  }
  return { rows, links, isList: links.length === 0 };
}

/** An enclosure of the right type goes before the link, which may be the page for people. */
function messageLink(item: XmlElement): string | undefined {
  const enclosure = childrenOf(item, 'enclosure').find(
    ({ attributes }) => attributes.get('type')?.includes('cap+xml') === true,
  );
  const link = enclosure?.attributes.get('url') ?? childText(item, 'link');
  return link !== undefined && /^https?:\/\//.test(link) ? link : undefined;
}
