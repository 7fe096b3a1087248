import { useEffect, useState, type JSX } from 'react';
import type { Mode } from '../../../contract/delta.ts';
import type { OpenMatter } from '../../city/open-matter.ts';
import { formatSpan } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { exerciseTitle } from '../../panels/exercise-title.ts';
import { matterTitle } from '../../panels/matter-words.ts';
import type { Direction, Plan } from '../../scenes/direction.ts';
import { HOME, nextTakeover, nextTurn } from '../../scenes/director.ts';
import { sceneName } from './scene-name.ts';
import type { Conduct } from './use-conduct.ts';

/** So long before it a takeover is announced. */
const warnedMs = 15_000;
const secondMs = 1000;

/** What is about to take the wall over, with the seconds left; undefined = nothing soon. */
export function useSoon(
  { plan, control, atMs }: Pick<Conduct, 'plan' | 'control' | 'atMs'>,
  matters: readonly OpenMatter[],
  mode: Mode | undefined,
): string | undefined {
  const words = useWords();
  const next = nextTakeover(plan, control.direction, atMs);
  const matter = matters.find(({ key }) => key === next?.subject);
  if (next === undefined || next.inMs > warnedMs || matter === undefined) return undefined;
  const sec = Math.ceil(next.inMs / 1000);
  const title = exerciseTitle(matterTitle(matter, words), mode, words);
  return words.word('presenter/why/soon', { title, sec });
}

/** Why the wall shows this scene, and what comes next; a wall with a scene of its address says nothing. */
export function DirectorLine({
  plan,
  direction,
  soon,
  presenters,
}: {
  readonly plan: Plan;
  readonly direction: Direction;
  readonly soon: string | undefined;
  readonly presenters: readonly string[];
}): JSX.Element | null {
  const words = useWords();
  const [atMs, setAtMs] = useState(() => performance.now());
  useEffect(() => {
    const ticking = setInterval(() => setAtMs(performance.now()), 1000);
    return () => clearInterval(ticking);
  }, []);
  const line = soon ?? lineOf();
  return line === undefined ? null : <p data-why={direction.why}>{line}</p>;

  function lineOf(): string | undefined {
    const { word } = words;
    switch (direction.why) {
      case 'pinned':
        return undefined;
      case 'turn': {
        const next = nextTurn(plan, direction, atMs);
        if (next === undefined) return word('presenter/why/off');
        const sec = Math.ceil(next.inMs / 1000);
        return word('presenter/why/next', { scene: sceneName(next.scene, words), sec });
      }
      case 'urgent':
        return word('presenter/why/urgent');
      case 'takeover':
        return word('presenter/why/takeover');
      case 'hand': {
        const leftMs = Math.ceil((direction.untilMs - atMs) / secondMs) * secondMs;
        const span = formatSpan(leftMs, words.language);
        // A wall with a scene of its address goes back to that, one without turns to the first.
        return plan.pinned === undefined && plan.isTurning
          ? word('presenter/why/hand', { span })
          : word('presenter/why/handTo', {
              span,
              scene: sceneName(plan.pinned?.scene ?? HOME, words),
            });
      }
      case 'presenter':
        return presenters.length === 0
          ? word('presenter/why/presenter')
          : word('presenter/why/presenterBy', { name: presenters.join(', ') });
    }
  }
}
