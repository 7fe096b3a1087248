/** A mistake in what the operator wrote. `message` is one line for the terminal: where, what, found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(message: string) {
    super(message.replaceAll(/\s*\n\s*/g, ' '));
  }
}

const MAX_FOUND_CHARS = 60;

/** A value as the error line shows it. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_FOUND_CHARS ? text : `${text.slice(0, MAX_FOUND_CHARS)}…`;
}
