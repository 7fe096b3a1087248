import type { JSX } from 'react';
import type { Text } from '../../../contract/place.ts';
import { useWords } from '../../design/wording.ts';
import desk from './desk.module.css';

/** Who says so; with a page of theirs, the way there. */
export function SourceLink({
  sourceName,
  sourceUrl,
}: {
  readonly sourceName: Text;
  readonly sourceUrl?: string | undefined;
}): JSX.Element {
  const { say } = useWords();
  if (sourceUrl === undefined) return <>{say(sourceName)}</>;
  return (
    <a className={desk['link']} href={sourceUrl} target="_blank" rel="noreferrer">
      {say(sourceName)}
    </a>
  );
}
