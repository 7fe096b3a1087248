import { ConfigError, found } from './config/config-error.ts';
import type { Environment } from './config/read-config.ts';
import { ADMISSION_LIMITS, type AdmissionLimits } from './hub/admission.ts';

/**
 * How many sockets are let in. `SOCKETS_PER_ADDRESS` (default 50) is raised where many screens share
 * one address: behind a reverse proxy or a NAT all of them do. Throws ConfigError.
 */
export function socketLimits(env: Environment): AdmissionLimits {
  const text = env['SOCKETS_PER_ADDRESS'];
  if (text === undefined || text === '') return ADMISSION_LIMITS;
  const perAddress = Number(text);
  if (!Number.isInteger(perAddress) || perAddress < 1) {
    throw new ConfigError(
      `SOCKETS_PER_ADDRESS: expected a whole number from 1, found ${found(text)}`,
    );
  }
  return { ...ADMISSION_LIMITS, perAddress };
}
