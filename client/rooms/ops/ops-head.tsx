import type { JSX, ReactNode } from 'react';
import type { CityAnswer } from '../../../contract/api.ts';
import type { StageData } from '../../../contract/stage.ts';
import { exerciseOfAddress } from '../../city/exercise-address.ts';
import type { FeedsSummary } from '../../city/select-feeds.ts';
import { clockSecond } from '../../design/times.ts';
import { useWords } from '../../design/wording.ts';
import { OPS_TABS, type OpsTab } from './ops-address.ts';
import styles from './ops-head.module.css';

interface Elsewhere {
  readonly name: 'briefing' | 'wall';
  readonly href: string;
}

/** Other pages of the same timeline; an exercise has no briefing, and the city's is not its. */
function elsewhere(language: string): readonly Elsewhere[] {
  const exercise = exerciseOfAddress(window.location.search);
  const query = new URLSearchParams({ lang: language, ...(exercise && { exercise }) });
  return [
    ...(exercise === undefined
      ? [{ name: 'briefing', href: `/briefing?${query.toString()}` } as const]
      : []),
    { name: 'wall', href: `/wall?${query.toString()}` },
  ];
}

/** Name of the room, its parts, the stage in force, the city's clock, and who sits here. */
export function OpsHead({
  city,
  stage,
  feeds,
  nowMs,
  zone,
  tab,
  isBarOpen,
  onTab,
  onBar,
  children,
}: {
  readonly city: CityAnswer | undefined;
  readonly stage: StageData | undefined;
  readonly feeds: FeedsSummary;
  readonly nowMs: number | undefined;
  readonly zone: string;
  readonly tab: OpsTab;
  readonly isBarOpen: boolean;
  readonly onTab: (tab: OpsTab) => void;
  readonly onBar: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  const { language, say, word } = useWords();
  const lost = feeds.byState.down.length;
  const unknown = stage?.proposed.unknown.length ?? 0;
  const name =
    city === undefined ? word('officeAlone') : word('office', { city: say(city.shortName) });
  return (
    // Not a header: the line of the mode above is the page's banner.
    <section className={styles['head']} aria-label={word('ops/room')}>
      <h1 className={styles['name']}>
        {name} <span className={styles['room']}>{word('ops/room')}</span>
      </h1>
      <nav className={styles['tabs']} aria-label={word('ops/tab/label')}>
        {OPS_TABS.map((each) => (
          <button
            key={each}
            type="button"
            className={styles['tab']}
            aria-current={each === tab ? 'page' : undefined}
            onClick={() => onTab(each)}
          >
            {word(`ops/tab/${each}`)}
          </button>
        ))}
        {elsewhere(language).map(({ name: room, href }) => (
          <a key={room} className={styles['tab']} href={href}>
            {word(`ops/tab/${room}`)}
          </a>
        ))}
      </nav>
      <div className={styles['right']}>
        <p className={styles['feeds']}>
          {word('feeds/ok', { n: feeds.byState.live.length, m: feeds.feeds.length })}
          {lost === 0 ? null : <strong> {word('feeds/down', { n: lost })}</strong>}
        </p>
        {stage === undefined ? null : (
          <p>
            {word('ops/stage/label')}{' '}
            <strong className={styles['stage']}>
              {stage.level} {say(stage.names[stage.level])}
            </strong>
            {stage.proposed.level === stage.level
              ? null
              : ` · ${word('ops/stage/wasProposed', { level: stage.proposed.level })}`}
            {unknown === 0 ? null : ` · ${word('ops/blind/stage', { n: unknown })}`}
          </p>
        )}
        <button type="button" className={styles['clock']} aria-expanded={isBarOpen} onClick={onBar}>
          <span className="said">
            {word('clock/label')} · {word('time/label')}
          </span>
          {nowMs === undefined ? '--:--:--' : clockSecond(nowMs, zone)} <kbd>T</kbd>
        </button>
        {children}
      </div>
    </section>
  );
}
