import type { ExportFacts } from './export-cell.ts';
import type { HttpParts } from './http-parts.ts';

/** What an export made now says of itself. */
export function exportFacts({ timeline, city }: Pick<HttpParts, 'timeline' | 'city'>): ExportFacts {
  const attribution = new Map<string, string>();
  for (const event of timeline.events()) {
    if (event.kind === 'feed') attribution.set(event.data.feed, event.data.attribution);
  }
  return {
    mode: timeline.mode,
    zone: city.zone,
    exportedAt: timeline.source().now(),
    attributionOf: (feed) => attribution.get(feed),
  };
}
