import { z } from 'zod';
import { PAUSE, SEEK, SPEED, STEP } from './schema/command-schema.ts';

const COMMANDS = { seek: SEEK, speed: SPEED, pause: PAUSE, step: STEP };

export type CommandName = keyof typeof COMMANDS;

/** What a viewer wants of its playback. */
export type PlaybackCommand =
  | ({ readonly kind: 'seek' } & z.infer<typeof SEEK>)
  | ({ readonly kind: 'speed' } & z.infer<typeof SPEED>)
  | ({ readonly kind: 'pause' } & z.infer<typeof PAUSE>)
  | ({ readonly kind: 'step' } & z.infer<typeof STEP>);

/** The command, or why it cannot be read. */
export function playbackCommand(
  kind: CommandName,
  request: unknown,
):
  | { readonly ok: true; readonly command: PlaybackCommand }
  | { readonly ok: false; readonly problem: string } {
  const parsed = COMMANDS[kind].safeParse(request);
  if (!parsed.success) return { ok: false, problem: z.prettifyError(parsed.error) };
  return { ok: true, command: { kind, ...parsed.data } as PlaybackCommand };
}
