import type { Domain } from '../../contract/event.ts';
import { memberOf } from './member-of.ts';

const DOMAINS: Readonly<Record<string, Domain>> = {
  water: 'water',
  sewer: 'water',
  rain: 'water',
  flood: 'water',
  traffic: 'traffic',
  parking: 'traffic',
  signal: 'traffic',
  bikes: 'transit',
  air: 'environment',
  wind: 'environment',
  noise: 'environment',
  light: 'environment',
  weather: 'environment',
  snow: 'environment',
  soil: 'environment',
  energy: 'energy',
  power: 'energy',
  lamp: 'lighting',
  battery: 'system',
};

/** The domain that an observed property belongs to by its first word; `undefined` if that says nothing. */
export function propertyDomain(property: string): Domain | undefined {
  return memberOf(DOMAINS, property.split('.')[0] ?? '');
}
