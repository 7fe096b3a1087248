import { useCallback } from 'react';
import { drillTo, type DrillStep } from '../../../explore/drill-trail.ts';
import { useDesk } from '../desk.ts';

/** Goes to another level, as one step that can be undone. */
export function useDrill(): (step: DrillStep) => void {
  const { explore } = useDesk();
  return useCallback((step) => explore.replace(drillTo(explore.getState().view, step)), [explore]);
}

/** Opens another thing. */
export function useOpenThing(): (subject: string) => void {
  const drill = useDrill();
  return useCallback((subject) => drill({ type: 'thing', subject }), [drill]);
}

/** Opens the way of one event from its raw message. */
export function useOpenEvent(): (id: string) => void {
  const drill = useDrill();
  return useCallback((id) => drill({ type: 'event', id }), [drill]);
}
