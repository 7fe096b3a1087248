/** When an order is reminded of and goes up; data of the city, in minutes. */
export interface DirectiveTimes {
  /** The first reminder, before it is due. */
  readonly remindBeforeMin: number;
  /** After it was due, again and again. */
  readonly remindEveryMin: number;
  /** Reminders of one order in all. */
  readonly mostReminders: number;
  /** Nobody has accepted or declined it so long after it was given: it goes up. */
  readonly unansweredMin: number;
  /** Accepted, and not done so long after it was due: it goes up. */
  readonly overdueMin: number;
}

/** Ours, for a city that says nothing: a flood night's orders are due within the hour. */
export const DIRECTIVE_TIMES: DirectiveTimes = {
  remindBeforeMin: 10,
  remindEveryMin: 15,
  mostReminders: 6,
  unansweredMin: 15,
  overdueMin: 20,
};
