import { parseArgs } from 'node:util';
import { ConfigError, found } from './config-error.ts';

export const COMMANDS = ['demo', 'start', 'record', 'check'] as const;
export type Command = (typeof COMMANDS)[number];

const OPTIONS = {
  scenario: { type: 'string' },
  speed: { type: 'string' },
  port: { type: 'string' },
  city: { type: 'string' },
  cities: { type: 'string' },
  data: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;

/** What each command takes; an option of another command is a mistake, not ignored. */
const TAKES: Readonly<
  Record<Command, { readonly options: readonly Option[]; readonly words: string }>
> = {
  demo: { options: ['scenario', 'speed', 'port', 'city', 'cities', 'data', 'from'], words: '' },
  start: { options: ['port', 'city', 'cities', 'data'], words: '' },
  record: { options: ['port', 'city', 'cities', 'data'], words: '<feed>' },
  check: { options: ['city', 'cities', 'json'], words: '<feed> <file|dir>' },
};

export interface CommandLine {
  readonly command: Command;
  readonly options: Readonly<Partial<Record<Exclude<Option, 'json'>, string>>> & {
    readonly json?: boolean;
  };
  /** What follows the command. */
  readonly words: readonly string[];
}

/** Splits the arguments after `node server/main.ts`. Throws ConfigError. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const { values, positionals, tokens } = parseArgs({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [name, ...words] = positionals;
  const command = COMMANDS.find((known) => known === name);
  if (command === undefined) {
    throw new ConfigError(`command: expected one of ${COMMANDS.join(', ')}, found ${found(name)}`);
  }
  const takes = TAKES[command];
  const known = takes.options.map((option) => `--${option}`).join(', ');
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    if (!takes.options.some((option) => option === token.name)) {
      throw new ConfigError(
        `${token.rawName}: unknown option of ${command}, expected one of ${known}`,
      );
    }
    if (OPTIONS[token.name as Option].type === 'boolean') {
      if (token.value === undefined) continue;
      throw new ConfigError(`${token.rawName}: expected no value, found ${found(token.value)}`);
    }
    if (token.value === undefined || token.value === '') {
      throw new ConfigError(`${token.rawName}: expected a value, found nothing`);
    }
  }
  const wanted = takes.words === '' ? 0 : takes.words.split(' ').length;
  if (words.length !== wanted) {
    const form = `${command} ${takes.words}`.trim();
    throw new ConfigError(
      `command: expected \`${form}\`, found ${found([command, ...words].join(' '))}`,
    );
  }
  return { command, options: values as CommandLine['options'], words };
}
