import { memo, type JSX } from 'react';
import type { CityAnswer } from '../../contract/api.ts';
import type { AlertData } from '../../contract/event.ts';
import type { EvidenceLine } from '../city/select-evidence.ts';
import type { OpenMatter } from '../city/open-matter.ts';
import { SeverityMark } from '../design/severity-mark.tsx';
import { levelOf } from '../design/severity.ts';
import { Slots } from '../design/slots.tsx';
import { clockElseDay, clockOrDay, formatSpan } from '../design/times.ts';
import { useWords } from '../design/wording.ts';
import { BasisMark } from './basis-mark.tsx';
import { exerciseTitle } from './exercise-title.ts';
import { FittingParts } from './fitting-parts.tsx';
import styles from './lead-card.module.css';
import { SituationFacts } from './situation-facts.tsx';
import {
  evidenceNote,
  evidenceText,
  hangulWidth,
  matterOwner,
  matterPlace,
  matterTitle,
} from './matter-words.ts';

const mostLines = 5;
/** So few reasons have two lines each; with one alone the sender's own words stand below it. */
const fewLines = 2;

/** What is said besides the title, in the sender's language; most of all what to do. */
function sendersWords({ instruction, description }: AlertData): string | undefined {
  const texts = [instruction, description].map((text) => text?.trim() ?? '');
  return texts.find((text) => text !== '');
}

/** Title sizes by the room the words take, of 116 units a Hangul. */
function titleSize(title: string): 'xl' | 'l' | 'm' {
  const width = hangulWidth(title);
  // Capitals and wide letters: Latin takes more than its mean.
  const isLatin = /^[\u0020-\u024f]+$/u.test(title);
  if (width <= (isLatin ? 6.8 : 7.8)) return 'xl';
  return width <= (isLatin ? 9.6 : 10.8) ? 'l' : 'm';
}

/** The worst open matter: what, where, since when, who has it, and why we say so. */
export const LeadCard = memo(function LeadCard({
  matter,
  evidence,
  of,
  city,
  minuteMs,
  zone,
}: {
  readonly matter: OpenMatter;
  readonly evidence: readonly EvidenceLine[];
  /** How many matters are open in all. */
  readonly of: number;
  readonly city: CityAnswer | undefined;
  readonly minuteMs: number;
  readonly zone: string;
}): JSX.Element {
  const words = useWords();
  const { language, word } = words;
  const level = levelOf(matter.severity);
  const ownTitle = matterTitle(matter, words);
  const title = exerciseTitle(ownTitle, city?.mode, words);
  const situation = matter.kind === 'situation' ? matter.members[0]?.data : undefined;
  const lines = evidence
    .filter((line) => evidenceText(line, words) !== ownTitle)
    // Its own line of facts takes the room of one.
    .slice(situation === undefined ? -mostLines : 1 - mostLines);
  const sinceMs = Date.parse(matter.since);
  const owner = matterOwner(matter, words);
  const newest = matter.members.at(-1);
  const isAlone = lines.length < fewLines;
  const few = lines.length > fewLines ? undefined : isAlone ? 'one' : 'two';
  const ownWords = newest?.kind === 'alert' ? sendersWords(newest.data) : undefined;
  const said =
    matter.kind === 'alert' && newest?.kind === 'alert'
      ? `${matter.tier} · ${word('notices/issued', { time: clockOrDay(Date.parse(newest.data.sent), minuteMs, zone, language) })}`
      : situation === undefined
        ? word('lead/systemLevel')
        : word('lead/phase', { phase: word(`ops/phase/${situation.phase}`) });
  return (
    <section
      // Of another shape it is drawn anew: nothing of it moves to where it stands then.
      key={few ?? 'many'}
      className={styles['lead']}
      aria-label={word('lead/label')}
      data-subject={matter.key}
      data-few={few}
    >
      <header className={styles['block']} data-level={level}>
        <SeverityMark level={level} className={styles['mark']} />
        <h2 className={styles['title']} data-size={titleSize(title)}>
          {title}
        </h2>
        <p className={styles['rank']}>
          <span>{word(`level/${level}`)}</span>
          <span>{word('lead/rank', { n: of })}</span>
        </p>
      </header>
      <div className={styles['where']}>
        <p className={styles['place']}>{matterPlace(matter, city, words)}</p>
        <p className={styles['since']}>
          {word('lead/since', { time: clockOrDay(sinceMs, minuteMs, zone, language) })}{' '}
          <strong>
            {word('lead/sinceSpan', { span: formatSpan(minuteMs - sinceMs, language) })}
          </strong>
        </p>
      </div>
      <div className={styles['who']}>
        <p className={styles['owner']}>
          {owner === undefined ? (
            word('lead/noOwner')
          ) : (
            <>
              {word(matter.kind === 'alert' ? 'lead/sender' : 'lead/owner')}{' '}
              <strong>{owner}</strong>
            </>
          )}
        </p>
        <FittingParts className={styles['said']} parts={said.split(' · ')} />
      </div>
      {situation === undefined ? null : (
        <SituationFacts situation={situation} className={styles['facts']} />
      )}
      <Slots className={styles['evidence']}>
        {lines.map((line) => (
          <li key={line.subject} className={styles['line']}>
            <time className={styles['time']}>
              {clockElseDay(Date.parse(line.at), minuteMs, zone, language)}
            </time>
            <p className={styles['text']}>
              <span className={styles['what']}>{evidenceText(line, words)}</span>
              <BasisMark basis={line.basis} />
            </p>
            {matter.kind === 'alert' && isAlone ? null : (
              <p className={styles['note']}>{evidenceNote(line, words)}</p>
            )}
          </li>
        ))}
        {lines.length === 0 ? <li className={styles['line']}>{word('lead/noEvidence')}</li> : null}
      </Slots>
      {ownWords === undefined || !isAlone ? null : <p className={styles['own']}>{ownWords}</p>}
    </section>
  );
});
