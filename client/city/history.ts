import { createContext } from 'react';
import type { SeriesAnswer, SeriesQuery } from '../../contract/history.ts';

/** Asks the timeline of this page for one series; rejects when it cannot be had. */
export type AskSeries = (query: SeriesQuery) => Promise<SeriesAnswer>;

/** How panels and scenes reach the history without knowing where it is; a room provides it. */
export const History = createContext<AskSeries | undefined>(undefined);
