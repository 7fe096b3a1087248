import type { WebhookTargets } from './command/webhook-target.ts';
import { ConfigError } from './config/config-error.ts';
import { contactsProfile } from './config/contacts-profile.ts';
import type { City } from './config/load-city.ts';
import type { Environment } from './config/read-config.ts';

const LEAST_SECRET_CHARS = 16;

/** The contacts whose systems take orders, with their secrets. Throws ConfigError, never with a secret. */
export function webhooksOf(city: City, env: Environment): WebhookTargets {
  const contacts = city.file('contacts', contactsProfile)?.contacts ?? [];
  return new Map(
    contacts.flatMap(({ id, name, webhook }) => {
      if (webhook === undefined) return [];
      const { url, secretEnv, allowPrivate } = webhook;
      const secret = env[secretEnv] === '' ? undefined : env[secretEnv];
      if (secret !== undefined && secret.length < LEAST_SECRET_CHARS) {
        throw new ConfigError(
          `${secretEnv}: expected a secret of at least ${LEAST_SECRET_CHARS} characters`,
        );
      }
      return [[id, { url, secret, allowPrivate, name }] as const];
    }),
  );
}
