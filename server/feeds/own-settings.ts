import type { z } from 'zod';
import type { CityContext } from '../feed-kit/city-context.ts';

/** A feed's settings with all defaults filled, parsed once a city; throws on such as do not fit. */
export function ownSettings<T>(schema: z.ZodType<T>): (city: CityContext) => T {
  const read = new WeakMap<CityContext['settings'], T>();
  return ({ settings }) => {
    const known = read.get(settings);
    if (known !== undefined) return known;
    const parsed = schema.parse(settings);
    read.set(settings, parsed);
    return parsed;
  };
}
