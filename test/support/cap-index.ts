import type { Answering } from './upstream.ts';

/** What a message of the index says; one without a headline only cancels. */
export interface Notice {
  readonly id: string;
  readonly type: 'Alert' | 'Update' | 'Cancel';
  readonly sent: string;
  readonly severity: string;
  readonly headline: string;
  readonly replaces?: Notice;
}

/** A warning office as SACHET is one: an RSS index, a document a message, its outline elsewhere. */
export interface CapIndex {
  readonly publish: (notice: Notice) => void;
  readonly answer: Answering;
  /** How often the index was answered with 304. */
  readonly unchanged: () => number;
}

const SENDER = 'office@warnings.example';

/** `outline` is of CAP's form: `lat,lon lat,lon …`. Answers only paths under `/cap/`. */
export function capIndex(path: string, outline: string): CapIndex {
  const notices: Notice[] = [];
  let unchanged = 0;
  return {
    publish: (notice) => notices.push(notice),
    unchanged: () => unchanged,
    answer: (asked, response, { headers }) => {
      const here = `http://${headers.host ?? ''}`;
      if (asked === path) {
        const etag = `"${notices.length}"`;
        if (headers['if-none-match'] === etag) {
          unchanged += 1;
          response.writeHead(304).end();
          return undefined;
        }
        response.setHeader('etag', etag);
        return indexOf(notices, here);
      }
      const named = notices.find(({ id }) => asked.endsWith(`/${id}`));
      if (named === undefined) return void response.writeHead(404).end();
      if (asked.startsWith('/cap/outline/')) {
        return `<polygons><polygon>${outline}</polygon></polygons>`;
      }
      return messageOf(named, here);
    },
  };
}

function indexOf(notices: readonly Notice[], here: string): string {
  const items = notices.map(
    ({ id, headline }) =>
      `<item><title>${headline}</title><link>${here}/cap/message/${id}</link><guid>${id}</guid></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Warnings</title>${items.join('')}</channel></rss>`;
}

function messageOf(notice: Notice, here: string): string {
  const { id, type, sent, replaces } = notice;
  const references =
    replaces === undefined
      ? ''
      : `<references>${SENDER},${replaces.id},${replaces.sent}</references>`;
  const info = type === 'Cancel' ? '' : infoOf(notice, here);
  return `<?xml version="1.0"?><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
    <identifier>${id}</identifier><sender>${SENDER}</sender><sent>${sent}</sent>
    <status>Actual</status><msgType>${type}</msgType><scope>Public</scope>
    ${references}${info}</alert>`;
}

function infoOf({ id, sent, severity, headline }: Notice, here: string): string {
  const expires = new Date(Date.parse(sent) + 6 * 3_600_000).toISOString().replace('Z', '+00:00');
  return `<info><language>en-IN</language><category>Met</category><event>Thunderstorm</event>
    <urgency>Immediate</urgency><severity>${severity}</severity><certainty>Observed</certainty>
    <expires>${expires}</expires><headline>${headline}</headline>
    <parameter><valueName>Polygon URL</valueName><value>${here}/cap/outline/${id}</value></parameter>
    <area><areaDesc>Central Delhi</areaDesc></area></info>`;
}
