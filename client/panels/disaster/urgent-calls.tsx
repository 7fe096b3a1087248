import type { JSX } from 'react';
import { isBreaching, type OpenCall } from '../../city/select-calls.ts';
import { levelOf, rankOf } from '../../design/severity.ts';
import { clockOrDay, formatTook } from '../../design/times.ts';
import { useWords, type Words } from '../../design/wording.ts';
import { BasisMark } from '../basis-mark.tsx';
import { WallBar } from '../wall-bar.tsx';
import { WallRow, WallRows } from '../wall-row.tsx';

/** Up to twice over its target a call's bar has room; beyond, the longest of all is full. */
const LEAST_SPAN = 2;

/** Below 주의 a call is a sample, not an alarm. */
const LEAST_LEVEL = 2;

/** What it is, when it was called, which step is awaited and who has it. */
function noteOf({ incident, running }: OpenCall, minuteMs: number, zone: string, words: Words) {
  const { language, say, word } = words;
  const { startedAt, owner } = incident.data;
  return [
    word('disaster/urgent/called', {
      time: clockOrDay(Date.parse(startedAt), minuteMs, zone, language),
    }),
    ...(running === undefined ? [] : [say(running.label)]),
    owner === undefined ? word('disaster/urgent/ownerUnknown') : say(owner),
  ].join(' · ');
}

/** How long the stretch that runs has taken, s. */
function tookSecOf({ running }: OpenCall, nowMs: number): number | undefined {
  return running?.from == null ? undefined : Math.max(0, (nowMs - Date.parse(running.from)) / 1000);
}

/** 1 = it takes as long as its target allows. */
function timesOver(call: OpenCall, nowMs: number): number | undefined {
  const tookSec = tookSecOf(call, nowMs);
  const targetSec = call.running?.targetSec;
  return tookSec === undefined || !targetSec ? undefined : tookSec / targetSec;
}

/** The most urgent open calls, each with the clock of the step that runs against its target. */
export function UrgentCalls({
  calls,
  most,
  nowMs,
  minuteMs,
  zone,
}: {
  readonly calls: readonly OpenCall[];
  /** Rows that fit. */
  readonly most: number;
  /** Whole seconds: the clocks run. */
  readonly nowMs: number;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, say, word } = words;
  if (calls.length === 0) return <WallRows none={word('disaster/urgent/none')} />;
  const shown = calls.slice(0, most);
  const span = Math.max(LEAST_SPAN, ...shown.map((call) => timesOver(call, nowMs) ?? 0));
  return (
    <WallRows>
      {shown.map((call) => {
        const { subject, incident, running } = call;
        const { headline, basis } = incident.data;
        const level = levelOf(incident.data.severity);
        const tookSec = tookSecOf(call, nowMs);
        const over = timesOver(call, nowMs);
        const target = running?.targetSec;
        return (
          <WallRow
            key={subject}
            level={rankOf(level) >= LEAST_LEVEL ? level : undefined}
            title={
              <>
                {say(headline)} <BasisMark basis={basis} />
              </>
            }
            value={tookSec === undefined ? '' : formatTook(tookSec, language)}
            note={noteOf(call, minuteMs, zone, words)}
            aside={
              target === undefined
                ? ''
                : word('disaster/urgent/target', { span: formatTook(target, language) })
            }
            bar={
              over === undefined ? undefined : (
                <WallBar share={over / span} tick={1 / span} isLoud={isBreaching(call, nowMs)} />
              )
            }
          />
        );
      })}
    </WallRows>
  );
}
