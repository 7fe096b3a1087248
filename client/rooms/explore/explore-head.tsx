import type { JSX } from 'react';
import { useTold } from '../wall/use-told.ts';
import { useLanguageSwitch } from '../wall/use-language.ts';
import { useReplay } from '../wall/use-replay.ts';
import { WallTop } from '../wall/wall-top.tsx';
import { useWords } from '../../design/wording.ts';
import { useCity, useDesk } from './desk.ts';
import styles from './explore-head.module.css';
import { DeskBar } from './keys/desk-bar.tsx';
import { WorkBar } from './work/work-bar.tsx';

const ROOMS = ['wall', 'explore', 'ops', 'briefing'] as const;

/** The line of the mode, the rooms of the office, and the state of the sources. */
export function ExploreHead(): JSX.Element {
  const { cityAnswer, wish } = useDesk();
  const { language, say, word } = useWords();
  const city = useCity((state) => state.city);
  const link = useCity((state) => state.link);
  const time = useCity((state) => state.time);
  const told = useTold(city, time.nowMs);
  const { replay } = useReplay(cityAnswer.mode);
  const switchLanguage = useLanguageSwitch(cityAnswer);
  const { zone } = cityAnswer;
  return (
    <div className={styles['head']}>
      <div className={styles['mode']}>
        <WallTop
          city={city}
          feeds={told.feeds}
          minuteMs={told.minuteMs}
          mode={cityAnswer.mode}
          link={link}
          time={time}
          replay={replay}
          presentMs={time.presentMs}
          zone={zone}
          onLive={() => wish({ type: 'live' })}
          onPause={(isPaused) => wish({ type: 'pause', isPaused })}
          onLanguage={switchLanguage}
        />
      </div>
      <section className={styles['line']} aria-label={word('explore/room')}>
        <h1 className={styles['name']}>{word('office', { city: say(cityAnswer.shortName) })}</h1>
        <nav className={styles['rooms']} aria-label={word('explore/rooms')}>
          {ROOMS.map((room) => (
            <a
              key={room}
              className={styles['room']}
              href={`/${room}?lang=${language}`}
              aria-current={room === 'explore' ? 'page' : undefined}
            >
              {word(`explore/to/${room}`)}
            </a>
          ))}
        </nav>
        <DeskBar />
        <div className={styles['work']}>
          <WorkBar />
        </div>
      </section>
    </div>
  );
}
