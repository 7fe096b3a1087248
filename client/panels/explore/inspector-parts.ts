import type { CityEvent } from '../../../contract/event.ts';
import type { AssetData } from '../../../contract/asset.ts';
import { measureWords } from '../../design/measure.ts';
import { clockMinute, clockOrDay } from '../../design/times.ts';
import type { Level } from '../../design/severity.ts';
import { levelOf } from '../../design/severity.ts';
import type { FactContext } from './inspector-fact-lines.ts';

/** One line of a part: when, how bad, what, and where it leads. */
export interface PartLine {
  readonly key: string;
  readonly time?: string;
  readonly level?: Level;
  readonly text: string;
  readonly note?: string;
  readonly subject?: string;
  /** Nothing is known of it: hatched. */
  readonly isUnknown?: boolean;
}

/** What of a thing stands on its own below its facts. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly PartLine[];
}

function assetParts({ faults, attributes }: AssetData, context: FactContext): readonly Part[] {
  const { words, nowMs, city } = context;
  const { say, word } = words;
  const told = (value: number | string | boolean | null, unit = ''): string => {
    if (typeof value === 'number') return measureWords(value, unit, words);
    return value === null ? '—' : String(value);
  };
  const faultLines = faults.map(({ code, text, severity, since }) => ({
    key: code,
    time: clockOrDay(Date.parse(since), nowMs, city.zone),
    level: levelOf(severity),
    text: say(text),
  }));
  return [
    {
      id: 'faults',
      title: word('explore/drill/part/faults'),
      lines:
        faultLines.length > 0
          ? faultLines
          : [{ key: 'none', text: word('explore/drill/part/noFaults') }],
    },
    {
      id: 'attributes',
      title: word('explore/drill/part/attributes'),
      lines: Object.entries(attributes).map(([name, { value, unit, observedAt }]) => ({
        key: name,
        text: `${name} ${told(value, unit)}`,
        ...(observedAt === undefined
          ? {}
          : { time: clockOrDay(Date.parse(observedAt), nowMs, city.zone) }),
      })),
    },
  ];
}

function parts(event: CityEvent, context: FactContext): readonly Part[] {
  const { words, nowMs, city, nameOf } = context;
  const { say, word } = words;
  const timeOf = (at: string): string => clockOrDay(Date.parse(at), nowMs, city.zone);
  const part = (id: string, lines: readonly PartLine[]): Part => ({
    id,
    title: word(`explore/drill/part/${id}`),
    lines,
  });
  const text = (id: string, told: string | undefined): Part =>
    part(id, told === undefined || told === '' ? [] : [{ key: id, text: told }]);
  switch (event.kind) {
    case 'incident':
      return [
        part(
          'stages',
          (event.data.stages ?? []).map(({ code, name, at }) => ({
            key: `${code} ${at}`,
            time: timeOf(at),
            text: say(name),
          })),
        ),
      ];
    case 'alert':
      return [
        text('text', event.data.description ?? say(event.data.headline)),
        text('instruction', event.data.instruction),
      ];
    case 'asset':
      return assetParts(event.data, context);
    case 'situation': {
      const { evidence, missing, course } = event.data;
      return [
        part('evidence', [
          ...evidence.map((each) => ({
            key: `${each.factor} ${each.subject} ${each.at} ${each.knownAt}`,
            time: clockMinute(Date.parse(each.knownAt), city.zone),
            text: say(each.text),
            note: [
              each.weight.toFixed(2),
              ...(each.isPast === true ? [word('explore/drill/part/past')] : []),
            ].join(' · '),
            ...(nameOf(each.subject) === undefined ? {} : { subject: each.subject }),
          })),
          ...missing.map(({ factor, label, why }) => ({
            key: `missing ${factor}`,
            text: `${say(label)} · ${word('explore/drill/part/missing')} · ${say(why)}`,
            isUnknown: true,
          })),
        ]),
        part(
          'course',
          course.toReversed().map(({ at, phase, severity, why }) => ({
            key: `${at} ${phase} ${severity}`,
            time: timeOf(at),
            level: levelOf(severity),
            text: `${word(`ops/phase/${phase}`)} · ${say(why)}`,
          })),
        ),
      ];
    }
    case 'alarm': {
      const { transitions, notes, why } = event.data;
      return [
        text('text', say(why)),
        part(
          'acts',
          transitions.toReversed().map(({ at, to, actor, reason }, index) => ({
            key: `${at} ${to} ${transitions.length - index}`,
            time: timeOf(at),
            text: word(`ops/alarm/state/${to}`),
            note: [actor?.name ?? word('explore/drill/part/rule'), reason ?? '']
              .filter((each) => each !== '')
              .join(' · '),
          })),
        ),
        part(
          'notes',
          notes.map((note) => ({
            key: `${note.at} ${note.text}`,
            time: timeOf(note.at),
            text: note.text,
            note: note.actor.name,
          })),
        ),
      ];
    }
    case 'directive':
      return [
        text('text', event.data.text),
        part(
          'acts',
          event.data.transitions.toReversed().map(({ at, to, actor }) => ({
            key: `${at} ${to}`,
            time: timeOf(at),
            text: word(`explore/drill/directiveState/${to}`),
            note: actor?.name ?? word('explore/drill/part/rule'),
          })),
        ),
      ];
    case 'observation':
    case 'position':
    case 'request':
    case 'indicator':
    case 'feed':
    case 'stage':
      return [];
  }
}

/** Stages, official text, faults, evidence, acts: whatever a thing has of it. */
export function partsOf(event: CityEvent | undefined, context: FactContext): readonly Part[] {
  if (event === undefined) return [];
  return parts(event, context).filter(({ lines }) => lines.length > 0);
}
