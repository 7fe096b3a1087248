import { withSpace } from '../../../explore/with-space.ts';
import type { ExploreStore, Turn } from '../explore-store.ts';
import type { WorkState, WorkStore } from './work-store.ts';

type Held = Pick<WorkState, 'held' | 'bookmarks'>;

/** The way to the workspace that was open, with its bookmarks as they were; or to none. */
export function spaceTurn(work: WorkStore, explore: ExploreStore, { held, bookmarks }: Held): Turn {
  return {
    what: { word: 'space' },
    take: () => {
      const here = work.getState();
      work.setState({ held, bookmarks });
      explore.settle((view) => withSpace(view, held?.id));
      return spaceTurn(work, explore, here);
    },
  };
}

/** The way to bookmarks as they were. */
export function bookmarksTurn(work: WorkStore, bookmarks: WorkState['bookmarks']): Turn {
  return {
    what: { word: 'bookmarks' },
    take: () => {
      const here = work.getState().bookmarks;
      work.setState({ bookmarks });
      return bookmarksTurn(work, here);
    },
  };
}

/** The way to rules as they were, kept as those of whoever made them: of anybody else they are left alone. */
export function rulesTurn(
  work: WorkStore,
  keep: (rules: WorkState['rules']) => void,
  { rules, session }: Pick<WorkState, 'rules' | 'session'>,
): Turn {
  return {
    what: { word: 'rules' },
    take: () => {
      const here = work.getState();
      if (here.session?.actor?.name === session?.actor?.name) keep(rules);
      return rulesTurn(work, keep, { rules: here.rules, session });
    },
  };
}
