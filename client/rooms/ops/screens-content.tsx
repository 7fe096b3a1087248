import type { JSX } from 'react';
import type { Desk } from '../../panels/ops/desk.ts';
import { ScreensPane } from '../../panels/ops/screens-pane.tsx';
import { useScreens } from './use-screens.ts';

/** The walls; they are told something from the same role on as an alarm is acknowledged. */
export function ScreensContent({
  desk,
  token,
}: {
  readonly desk: Desk;
  readonly token: string | undefined;
}): JSX.Element {
  const { answer, isOld, told, tell } = useScreens(token);
  return (
    <ScreensPane
      answer={answer}
      isOld={isOld}
      whyNot={desk.whyNot('ack')}
      told={told}
      onTell={tell}
    />
  );
}
