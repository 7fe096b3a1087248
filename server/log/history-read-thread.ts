import { parentPort, workerData } from 'node:worker_threads';
import type { EventQuery, AggregateQuery, BandQuery, SeriesQuery } from '../../contract/history.ts';
import type { DensityQuery } from '../../contract/density.ts';
import type { HexQuery } from '../../contract/hexes.ts';
import { aggregateAnswer } from './history-aggregate.ts';
import { bandAnswers } from './history-bands.ts';
import { datastreamEntries } from './history-datastreams.ts';
import { densityAnswer } from './history-density.ts';
import { eventVersions } from './history-event-versions.ts';
import { eventsPage } from './history-events.ts';
import { isDamagedHistory } from './history-file.ts';
import { hexAnswer } from './history-hexes.ts';
import { missingTail } from './history-missing-tail.ts';
import type { Question, ReadSetup, Reply } from './history-readers.ts';
import { seriesAnswer } from './history-series.ts';
import { historyView, Unanswered, type HistoryView } from './history-view.ts';

const { path, zone } = workerData as ReadSetup;
const bands = bandAnswers();
let open: { readonly view: HistoryView; readonly generation: number } | undefined;

function viewOf(generation: number): HistoryView {
  if (open?.generation !== generation) {
    open?.view.close();
    open = undefined;
    bands.forget();
    open = { view: historyView(path, zone), generation };
  }
  return open.view;
}

function answer(view: HistoryView, { name, query }: Question): unknown {
  switch (name) {
    case 'events':
      return eventsPage(view, query as EventQuery);
    case 'event':
      return eventVersions(view, query as string);
    case 'series':
      return seriesAnswer(view, query as SeriesQuery);
    case 'bands':
      return bands.answer(view, query as BandQuery);
    case 'aggregate':
      return aggregateAnswer(view, query as AggregateQuery);
    case 'hexes':
      return hexAnswer(view, query as HexQuery);
    case 'density':
      return densityAnswer(view, query as DensityQuery);
    case 'datastreams':
      return datastreamEntries(view);
  }
}

function replyTo(question: Question): Reply {
  try {
    const view = viewOf(question.generation);
    const given = view.within(question.leftMs, () => {
      const { logEnd } = question;
      const tail = logEnd === undefined ? undefined : missingTail(view, logEnd);
      return answer(tail === undefined ? view : { ...view, missingTail: tail }, question);
    });
    return { kind: 'answer', answer: { ok: true, answer: given } };
  } catch (error) {
    if (error instanceof Unanswered)
      return { kind: 'answer', answer: { ok: false, ...error.failure } };
    if (open !== undefined && isDamagedHistory(error))
      return { kind: 'damaged', why: String(error) };
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: 'answer', answer: { ok: false, kind: 'unavailable', detail } };
  }
}

parentPort?.on('message', (question: Question) => parentPort?.postMessage(replyTo(question)));
