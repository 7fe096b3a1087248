import type { CityEvent, Domain } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import type { City } from '../city/city.ts';
import { layerOfEvent } from '../../contract/layer-of-event.ts';
import { layerTitle } from './layer-titles.ts';
import { indicatorsOf, rulesReading } from './read-by.ts';

/** One place of the office that shows an event now. */
export interface ShownWhere {
  readonly key: string;
  readonly form: 'layer' | 'wall' | 'figure' | 'situation' | 'alarm' | 'briefing' | 'levels';
  readonly title: Text;
  /** A part of it: the layer on a map, the scene of a wall. */
  readonly part?: Text;
  /** The number there is made of this one and others; it is not the same. */
  readonly isMadeOf?: boolean;
  readonly subject?: string;
}

const SCENES: Partial<Record<Domain, Text>> = {
  water: { ko: '물', en: 'Water' },
  disaster: { ko: '재난', en: 'Disaster' },
  safety: { ko: '재난', en: 'Disaster' },
  traffic: { ko: '교통', en: 'Traffic' },
  transit: { ko: '교통', en: 'Traffic' },
  environment: { ko: '대기', en: 'Air' },
  citizen: { ko: '시민 목소리', en: 'Voices' },
  lighting: { ko: '시민 목소리', en: 'Voices' },
  administration: { ko: '시정', en: 'Administration' },
};

const WALL: Text = { ko: '벽', en: 'Wall' };
const DESK: Text = { ko: '탐색', en: 'Explore' };

/** Where an event is shown now, by what it is and by what is made of it. */
export function shownWhere(city: City, event: CityEvent): readonly ShownWhere[] {
  const { subject, domain } = event;
  const scene = SCENES[domain];
  const rules = rulesReading(city, subject);
  const indicators = indicatorsOf(city, event);
  return [
    { key: 'layer', form: 'layer', title: DESK, part: layerTitle(layerOfEvent(event)) },
    ...(scene === undefined
      ? []
      : [{ key: 'wall', form: 'wall' as const, title: WALL, part: scene }]),
    ...rules
      .filter(({ form }) => form !== 'stage')
      .map(({ subject: own, form, title }): ShownWhere => ({
        key: own,
        form: form === 'situation' ? 'situation' : 'alarm',
        title,
        subject: own,
        ...(form === 'situation' ? { isMadeOf: true } : {}),
      })),
    ...indicators.map((indicator): ShownWhere => ({
      key: indicator.subject,
      form: indicator.data.form === 'figure' ? 'figure' : 'levels',
      title:
        indicator.data.form === 'figure'
          ? indicator.data.label
          : layerTitle(`indicator/${indicator.data.form}`),
      subject: indicator.subject,
      isMadeOf: true,
    })),
    ...(event.kind === 'indicator' && event.data.form === 'figure' ? IN_FIGURES : []),
    ...(event.kind !== 'indicator' &&
    (rules.some(({ form }) => form === 'situation') ||
      indicators.some(({ data }) => data.form === 'figure'))
      ? [{ key: 'briefing', form: 'briefing' as const, title: BRIEFING, isMadeOf: true }]
      : []),
  ];
}

const BRIEFING: Text = { ko: '오전 브리핑', en: 'Morning briefing' };

/** Key figures head the overview of a wall, and the briefing's first page. */
const IN_FIGURES: readonly ShownWhere[] = [
  { key: 'overview', form: 'wall', title: WALL, part: { ko: '한눈에', en: 'At a glance' } },
  { key: 'briefing', form: 'briefing', title: BRIEFING },
];
