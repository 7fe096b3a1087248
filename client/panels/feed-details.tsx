import { useMemo, type JSX } from 'react';
import type { City } from '../city/city.ts';
import type { FeedsSummary } from '../city/select-feeds.ts';
import { selectRawIds } from '../city/select-raw-ids.ts';
import { useWords } from '../design/wording.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { FeedPanel } from './feed-panel.tsx';

const noRawIds: ReadonlyMap<string, string> = new Map();

/** The way to all that is known of the sources: a button, and the page it opens. */
export function FeedDetails({
  feeds,
  city,
  isPast,
  minuteMs,
  zone,
  text,
  className,
  isOpen,
  onOpen,
}: {
  readonly feeds: FeedsSummary;
  /** For the way from a source to the bytes behind what is on screen. */
  readonly city: City | undefined;
  readonly isPast: boolean;
  readonly minuteMs: number;
  readonly zone: string;
  readonly text: string;
  readonly className: string | undefined;
  /** Held by whoever stays: the page is not to close because the line it was opened from changed. */
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}): JSX.Element {
  const { word } = useWords();
  const rawIds = useMemo(
    () => (isOpen && city !== undefined ? selectRawIds(city) : noRawIds),
    [isOpen, city],
  );
  const counts = { n: feeds.byState.live.length, m: feeds.feeds.length };
  const absent = feeds.unrecorded.length;
  const title = [
    word('feeds/ok', counts),
    ...(absent === 0 ? [] : [word('feeds/unrecorded', { n: absent })]),
  ].join(' · ');
  return (
    <>
      <button
        type="button"
        className={className}
        aria-label={word('feeds/openLabel')}
        aria-haspopup="dialog"
        // A click must not take the focus: Space would open it again instead of pausing.
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => onOpen(true)}
      >
        {text}
      </button>
      {isOpen ? (
        <FeedDialog title={title} onClose={() => onOpen(false)}>
          <FeedPanel
            feeds={feeds}
            rawIds={rawIds}
            isPast={isPast}
            minuteMs={minuteMs}
            zone={zone}
          />
        </FeedDialog>
      ) : null}
    </>
  );
}
