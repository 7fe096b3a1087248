import type { Briefing, BriefingSection } from '../../contract/briefing.ts';
import type { SituationEvent } from '../../contract/event.ts';
import type { Text } from '../../contract/place.ts';
import { afterActionLead } from './after-action-lead.ts';
import { activationsOf, activationSteps, alarmsSection } from './alarms-section.ts';
import { lastOf, versionsOf, type BriefingFacts } from './briefing-facts.ts';
import { briefingLead } from './briefing-lead.ts';
import { briefingLinks } from './briefing-links.ts';
import { briefingTitle } from './briefing-title.ts';
import { cityClock, type CityClock } from './city-clock.ts';
import { directivesSection } from './directives-section.ts';
import { evidenceSection } from './evidence-section.ts';
import { feedsSection } from './feeds-section.ts';
import { incidentsSection } from './incidents-section.ts';
import { figuresOf, normalSection } from './normal-section.ts';
import { noticesSection } from './notices-section.ts';
import { responseSection } from './response-section.ts';
import { situationsSection } from './situations-section.ts';
import { stageAtEnd, stageSection } from './stage-section.ts';
import { timelineSection } from './timeline-section.ts';
import { both } from './wording.ts';

const ALWAYS: readonly Text[] = [
  both(
    '기록에서 정해진 규칙으로 만든 글. 도시 단계는 시스템이 제안하고 사람이 확정.',
    'Composed from the log by fixed rules. The stage is proposed by the system and confirmed by people.',
  ),
  both(
    '인명 피해는 세지 않음: 재난안전대책본부 집계를 따름.',
    'Casualties are not counted here: see the official count.',
  ),
];

/** The briefing of these facts; nothing else goes into it, so that it can be made again. */
export function composeBriefing(facts: BriefingFacts): Briefing {
  const { kind, city, mode, from, to, knownAt, subject, holes, limits } = facts;
  const clock = cityClock(city.zone);
  const figures = figuresOf(facts);
  const stage = stageAtEnd(facts);
  const situation = subject === undefined ? undefined : lastOf(facts, 'situation').get(subject);
  return {
    kind,
    city: { id: city.id, name: city.name, zone: city.zone },
    mode,
    from,
    to,
    knownAt,
    ...(subject === undefined ? {} : { subject }),
    title: briefingTitle(facts, situation?.data.title),
    lead:
      situation === undefined
        ? briefingLead(facts, figures, clock)
        : afterActionLead(facts, situation, clock),
    ...(stage === undefined
      ? {}
      : {
          stage: {
            level: stage.level,
            proposed: stage.proposed.level,
            isConfirmed: stage.isConfirmed,
          },
        }),
    sections: [
      ...(situation === undefined ? [] : afterAction(facts, situation, clock)),
      ...(situation === undefined
        ? [
            situationsSection(facts, clock),
            stageSection(facts, clock),
            noticesSection(facts),
            incidentsSection(facts),
            alarmsSection(facts, clock),
            directivesSection(facts, clock),
            responseSection(facts),
            normalSection(facts, figures, clock),
          ]
        : []),
      feedsSection(facts, clock),
    ],
    figures,
    activations: activationSteps(facts, activationsOf(facts)),
    ...(holes === undefined ? {} : { holes }),
    limits: [...limits, ...ALWAYS],
    links: briefingLinks(facts),
  };
}

/** One situation: what happened, by what it was known, who did what. */
function afterAction(
  facts: BriefingFacts,
  situation: SituationEvent,
  clock: CityClock,
): readonly BriefingSection[] {
  const ofIt = narrowed(facts, situation);
  return [
    situationsSection(ofIt, clock),
    timelineSection(facts, situation),
    evidenceSection(facts, situation, clock),
    directivesSection(facts, clock, situation.subject),
    responseSection(ofIt),
  ];
}

/** Only this situation, and only the clocks of its calls. */
function narrowed(facts: BriefingFacts, situation: SituationEvent): BriefingFacts {
  const calls = new Set(
    versionsOf(facts, 'situation')
      .filter(({ subject }) => subject === situation.subject)
      .flatMap(({ data }) => data.incidents),
  );
  const isKept = (event: BriefingFacts['versions'][number]): boolean => {
    if (event.kind === 'situation') return event.subject === situation.subject;
    if (event.kind === 'indicator' && event.data.form === 'response-clock') {
      return calls.has(event.data.incident);
    }
    return true;
  };
  const { before, after } = facts;
  return {
    ...facts,
    versions: facts.versions.filter(isKept),
    ...(before === undefined ? {} : { before: before.filter(isKept) }),
    ...(after === undefined ? {} : { after: after.filter(isKept) }),
  };
}
