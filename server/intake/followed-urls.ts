import type { FollowUp } from '../feed-kit/define-connector.ts';

/** A page of a list names the next; no list of a city is longer. */
const MAX_DEPTH = 20;
/** Documents asked in one round; the rest of an index waits for the next. */
const MAX_A_ROUND = 200;
const MAX_KNOWN = 10_000;

/** A document to be fetched, with how many bodies led to it. */
export interface Followed {
  readonly followUp: FollowUp;
  readonly url: string;
  readonly depth: number;
}

/** Which further documents of a feed are asked: on allowed hosts, each once a round, the immutable once ever. */
export interface FollowedUrls {
  /** Forgets what was asked in the last round. */
  begin(): void;
  /** What of these is to be asked now. `from` is the address of the body that names them. */
  due(followUps: readonly FollowUp[], from: string, depth: number): readonly Followed[];
  /** An immutable document was read without a fault. */
  learnt(url: string): void;
}

/** `hosts` besides the source's own: an index may name documents elsewhere. */
export function followedUrls(baseUrl: string, hosts: readonly string[]): FollowedUrls {
  const allowed = new Set([new URL(baseUrl).host, ...hosts]);
  const known = new Set<string>();
  let asked = new Set<string>();
  return {
    begin: () => {
      asked = new Set();
    },
    due: (followUps, from, depth) => {
      if (depth > MAX_DEPTH) return [];
      const due: Followed[] = [];
      for (const followUp of followUps) {
        const url = absolute(followUp.url, from);
        if (url === undefined || !allowed.has(new URL(url).host)) continue;
        if (asked.has(url) || asked.size >= MAX_A_ROUND) continue;
        if (followUp.isImmutable === true && known.has(url)) continue;
        asked.add(url);
        due.push({ followUp, url, depth });
      }
      return due;
    },
    learnt: (url) => {
      known.add(url);
      const [oldest] = known;
      if (known.size > MAX_KNOWN && oldest !== undefined) known.delete(oldest);
    },
  };
}

function absolute(url: string, from: string): string | undefined {
  const parsed = URL.parse(url, from);
  return parsed?.protocol === 'https:' || parsed?.protocol === 'http:' ? parsed.href : undefined;
}
