import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Script } from '../../contract/presenter.ts';
import { PRESENTER_COMMAND } from '../command/presenter-command.ts';
import { ConfigError, found } from './config-error.ts';
import type { City } from './load-city.ts';
import { readYaml } from './read-yaml.ts';

const ID = /^[a-z0-9][a-z0-9-]{0,59}$/;
/** What belongs to the person who presents, not into what is prepared. */
const NOT_IN_SCRIPTS: ReadonlySet<string> = new Set(['script', 'script-end', 'reload']);

const text = (most: number) =>
  z.strictObject({
    ko: z.string().min(1).max(most),
    en: z.string().min(1).max(most).exactOptional(),
  });

const command = PRESENTER_COMMAND.refine(({ type }) => !NOT_IN_SCRIPTS.has(type), {
  error: `expected no ${[...NOT_IN_SCRIPTS].join(', ')} in a script`,
});

const profile = z.strictObject({
  title: text(80),
  steps: z
    .array(
      z.strictObject({
        title: text(80),
        /** What to say, in sentences that can be spoken. */
        note: text(1_200),
        commands: z.array(command).max(12),
        sec: z.int().min(5).max(3_600).exactOptional(),
      }),
    )
    .min(1)
    .max(60),
});

/**
 * The briefings for visits in `scripts/` beside city.yaml, by name of the file; none is no mistake.
 * Throws ConfigError for the first key that does not fit. Which scenes, layers and instants there are
 * is known to the wall only: it says what it cannot do.
 */
export function presenterScripts(city: City): readonly Script[] {
  const folder = join(city.folder, 'scripts');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.toSorted().map((name) => {
    const id = name.slice(0, -'.yaml'.length);
    const shown = `cities/${city.profile.id}/scripts/${name}`;
    if (!ID.test(id)) {
      throw new ConfigError(
        `${shown}: expected a name of lower-case letters, digits and -, found ${found(id)}`,
      );
    }
    return { id, ...readYaml(join(folder, name), shown, profile) };
  });
}
