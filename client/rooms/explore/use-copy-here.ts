import { useCallback } from 'react';
import { copyText } from './copy-text.ts';
import { useDesk } from './desk.ts';
import { linkHere } from './link-here.ts';

/** Copies the address of what is on screen; tells it where the browser did not let us. */
export function useCopyHere(): () => Promise<string | undefined> {
  const { city, explore, cityAnswer } = useDesk();
  return useCallback(async () => {
    const link = linkHere(explore.getState().view, city.getState().time, cityAnswer.zone);
    return (await copyText(link)) ? undefined : link;
  }, [city, explore, cityAnswer]);
}
