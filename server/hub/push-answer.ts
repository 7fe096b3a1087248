/** What became of one thing that was sent; `skipped` = read, and rightly not of this city. */
export interface PushItem {
  /** Place in what was sent, from 0. */
  readonly index: number;
  readonly id?: string;
  readonly status: 'accepted' | 'duplicate' | 'rejected' | 'skipped';
  readonly reason?: string;
}

/** What became of a pushed body. */
export interface PushResult {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejects: readonly { readonly where: string; readonly why: string }[];
  readonly items?: readonly PushItem[];
  readonly fault?: { readonly code: string; readonly message: string };
}

/** The answer to whoever sent it. */
export interface PushAnswer {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly items: readonly PushItem[];
  /** Why the body as a whole said nothing. */
  readonly reason?: string;
}

/** Counts of events, and a line for each row; a body that is no data has a reason instead. */
export function pushAnswer(result: PushResult | undefined): PushAnswer {
  const { accepted = 0, duplicates = 0, rejects = [], items = [], fault } = result ?? {};
  const [reject] = rejects;
  const reason =
    fault !== undefined
      ? `error ${fault.code}: ${fault.message}`
      : items.length === 0
        ? reject?.why
        : undefined;
  return {
    accepted,
    duplicates,
    rejected: rejects.length,
    items,
    ...(reason === undefined ? {} : { reason }),
  };
}

/** Nothing in it could be read: sending the same again is no use. */
export function isUnreadable({ rejected, items, reason }: PushAnswer): boolean {
  return (
    reason !== undefined || (rejected > 0 && items.every(({ status }) => status === 'rejected'))
  );
}
