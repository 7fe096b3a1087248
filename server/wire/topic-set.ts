import type { Delta, Topic } from '../../contract/delta.ts';
import { TOPICS } from '../../contract/delta.ts';
import { DENSE_TOPICS, type DenseTopic } from '../../contract/dense-frame.ts';
import type { CityEvent } from '../../contract/event.ts';
import { topicOf } from '../../contract/topic.ts';

/** Topics of a watcher in their one order, `core` always among them; also the name of its room. */
export type TopicSet = string;

export function topicSet(topics: readonly Topic[]): TopicSet {
  return TOPICS.filter((topic) => topic === 'core' || topics.includes(topic)).join('+');
}

export function topicsOf(set: TopicSet): readonly Topic[] {
  return TOPICS.filter((topic) => set.split('+').includes(topic));
}

/** Topics of the set that travel in frames. */
export function denseTopicsOf(set: TopicSet): readonly DenseTopic[] {
  const topics = topicsOf(set);
  return DENSE_TOPICS.filter((topic) => topics.includes(topic));
}

/** What the texts of a set carry: all of its topics but the dense ones. */
export function isInSet(set: TopicSet): (event: CityEvent) => boolean {
  const topics = new Set<Topic>(topicsOf(set)).difference(new Set<Topic>(DENSE_TOPICS));
  return (event) => topics.has(topicOf(event));
}

/** The delta as one room sees it: numbers stay, so a gap is always a loss. */
export function narrowed(delta: Delta, set: TopicSet): Delta {
  return { ...delta, upserts: delta.upserts.filter(isInSet(set)) };
}
