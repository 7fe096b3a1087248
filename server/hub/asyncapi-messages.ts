import { z } from 'zod';
import { COMMAND_ROLES, COMMANDS, type CommandName } from '../../contract/command.ts';
import { REQUEST_SCHEMAS } from '../command/request-schemas.ts';
import { COMMAND_ANSWER } from './schema/office-command-schema.ts';
import { PAUSE, SEEK, SPEED, STEP } from './schema/command-schema.ts';
import { SNAPSHOT } from './schema/city-answer-schema.ts';
import { FRAME_HEADER, FRAME_LAYOUT } from './schema/frame-schema.ts';
import { DELTA, DRAIN, HEARTBEAT, PLAYBACK_ANSWER, WATCH_ANSWER } from './schema/stream-schema.ts';
import { PRESENCE_MESSAGES } from './presence-messages.ts';
import { SCREEN_MESSAGES } from './screens/screen-messages.ts';
import { WATCH } from './watch-request.ts';

/** One Socket.IO event of the stream. */
export interface StreamMessage {
  readonly name: string;
  readonly from: 'client' | 'server';
  readonly summary: string;
  readonly contentType: string;
  readonly payload: z.ZodType;
  /** JSON at the begin of a payload of bytes. */
  readonly head?: z.ZodType;
  /** What its acknowledgement carries. */
  readonly reply?: z.ZodType;
}

const JSON_TYPE = 'application/json';
const COMMAND_WORDS: Readonly<Record<CommandName, string>> = {
  ack: 'acknowledge',
  assign: 'give to somebody',
  note: 'write down',
  shelve: 'quiet for 15 minutes to 12 hours, with a reason',
  unshelve: 'end that before its time',
  snooze: 'quiet until its value or severity changes',
  stage: 'confirm the proposed stage of the city, or set another with a reason',
  crisis: 'what the ministry has declared; without a level it is lifted',
  direct: 'order a contact of the city to do something',
  answer: 'what became of an order, or that it is taken back',
};

const OFFICE_MESSAGES = COMMANDS.map((name): StreamMessage => {
  const role = COMMAND_ROLES[name];
  return {
    name,
    from: 'client',
    summary: `Office, from ${role} on: ${COMMAND_WORDS[name]}. In a playback it is answered \`past\`.`,
    contentType: 'application/json',
    payload: REQUEST_SCHEMAS[name].extend({ token: z.string().exactOptional() }),
    reply: COMMAND_ANSWER,
  };
});

const BYTES = z.string().meta({ format: 'binary' });

export const STREAM_MESSAGES: readonly StreamMessage[] = [
  {
    name: 'watch',
    from: 'client',
    summary: 'What a viewer wants to see; with `resume`, the last position it holds.',
    contentType: JSON_TYPE,
    payload: WATCH,
    reply: WATCH_ANSWER,
  },
  {
    name: 'seek',
    from: 'client',
    summary: 'Playback: to an instant of the span that is held.',
    contentType: JSON_TYPE,
    payload: SEEK,
    reply: PLAYBACK_ANSWER,
  },
  {
    name: 'speed',
    from: 'client',
    summary: 'Playback: timeline seconds a second.',
    contentType: JSON_TYPE,
    payload: SPEED,
    reply: PLAYBACK_ANSWER,
  },
  {
    name: 'pause',
    from: 'client',
    summary: 'Playback: stops its clock, or lets it go on at the speed it had.',
    contentType: JSON_TYPE,
    payload: PAUSE,
    reply: PLAYBACK_ANSWER,
  },
  {
    name: 'step',
    from: 'client',
    summary: 'Playback: to the next (1) or the last (-1) change of the log, paused.',
    contentType: JSON_TYPE,
    payload: STEP,
    reply: PLAYBACK_ANSWER,
  },
  ...OFFICE_MESSAGES,
  {
    name: 'snapshot',
    from: 'server',
    summary: 'The whole city at a position: bytes, gzip of this JSON.',
    contentType: JSON_TYPE,
    payload: SNAPSHOT,
  },
  {
    name: 'delta',
    from: 'server',
    summary: 'What changed: a text, this JSON.',
    contentType: JSON_TYPE,
    payload: DELTA,
  },
  {
    name: 'frame',
    from: 'server',
    summary: FRAME_LAYOUT,
    contentType: 'application/octet-stream',
    payload: BYTES,
    head: FRAME_HEADER,
  },
  {
    name: 'heartbeat',
    from: 'server',
    summary: 'Every 5 s: position, clock, mode and build. Behind it twice = a gap.',
    contentType: JSON_TYPE,
    payload: HEARTBEAT,
  },
  {
    name: 'drain',
    from: 'server',
    summary: 'The server is going away.',
    contentType: JSON_TYPE,
    payload: DRAIN,
  },
  ...SCREEN_MESSAGES,
  ...PRESENCE_MESSAGES,
];
