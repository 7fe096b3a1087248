/** Parts of the room, in the order of their tabs. */
export const OPS_TABS = [
  'alarms',
  'situations',
  'orders',
  'stage',
  'indicators',
  'screens',
] as const;
export type OpsTab = (typeof OPS_TABS)[number];

/** What the room shows; kept in the address, so that a link passes it on. */
export interface OpsPlace {
  readonly tab: OpsTab;
  /** What is chosen in it. */
  readonly subject: string | undefined;
}

/** `?tab=situations&subject=situation/…`; a tab that nobody knows is the alarms. */
export function placeOfAddress(search: string): OpsPlace {
  const asked = new URLSearchParams(search);
  const wanted = asked.get('tab');
  return {
    tab: OPS_TABS.find((tab) => tab === wanted) ?? 'alarms',
    subject: asked.get('subject') ?? undefined,
  };
}

/** The same address with what is shown now in it. */
export function addressOfPlace(address: URL, { tab, subject }: OpsPlace): URL {
  const next = new URL(address);
  if (tab === 'alarms') next.searchParams.delete('tab');
  else next.searchParams.set('tab', tab);
  if (subject === undefined) next.searchParams.delete('subject');
  else next.searchParams.set('subject', subject);
  // Colons and slashes are fine in a query, and read with more ease.
  next.search = next.search.replaceAll('%3A', ':').replaceAll('%2F', '/');
  return next;
}
