import type { IncidentData } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';

/** A structure is known better than the road it lies on: `양재대로 일원지하차도 …`. */
const STRUCTURE = /(지하차도|터널|고가|대교|잠수교)$/;

/** The road of a closure in as few words as do: its place, a structure in the headline, its first word. */
export function roadName({ place, headline }: IncidentData, say: (text: Text) => string): string {
  if (place !== undefined) return say(place);
  const words = headline.ko.split(/[\s~(]/);
  const [road, next] = words;
  // Only beside the road's own name: further on a structure is where the closure ends.
  if (next !== undefined && STRUCTURE.test(next) && !headline.ko.includes('~')) return next;
  return road ?? headline.ko;
}
