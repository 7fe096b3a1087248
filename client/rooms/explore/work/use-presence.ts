import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../../design/wording.ts';
import { useDesk, useView } from '../desk.ts';
import { keepOwn, readOwn } from './own-storage.ts';
import { useWork } from './use-work.ts';

/** Shows this desk to whoever has the same workspace open: its name, what it looks at, and when. */
export function usePresence(): {
  readonly name: string;
  readonly setName: (name: string) => void;
} {
  const { presence, stand } = useDesk();
  const { word } = useWords();
  const [own, setOwn] = useState(() => String(readOwn('name') ?? ''));
  const id = useWork(({ held }) => (held?.owner === '' ? undefined : held?.id));
  const token = useWork((state) => state.token);
  const isAsked = useWork(({ session }) => session !== undefined);
  const subject = useView((view) => view.subject);
  const pastMinute = useStore(stand, ({ stand: now }) =>
    now?.isPast === true ? Math.floor(now.atMs / 60_000) : undefined,
  );
  const name = own.trim() === '' ? word('explore/work/people/unnamed') : own.trim();
  useEffect(() => {
    if (id === undefined || !isAsked) return;
    presence.enter({ workspace: id, name, ...(token === undefined ? {} : { token }) });
    return presence.leave;
  }, [presence, id, name, token, isAsked]);
  useEffect(() => {
    presence.look({
      ...(subject === undefined ? {} : { subject }),
      ...(pastMinute === undefined ? {} : { past: new Date(pastMinute * 60_000).toISOString() }),
    });
  }, [presence, subject, pastMinute]);
  return {
    name: own,
    setName: (next) => {
      keepOwn('name', next);
      setOwn(next);
    },
  };
}
