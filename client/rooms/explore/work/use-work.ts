import { useStore } from 'zustand';
import { useDesk } from '../desk.ts';
import type { WorkState } from './work-store.ts';

/** A part of the analyst's work; drawn again only when that part is another. */
export function useWork<T>(select: (work: WorkState) => T): T {
  return useStore(useDesk().work, select);
}
