/** Endings that we put to an id when we change what a source said. */
export const OUR_CHANGE = /~(?:ended@|absent@|expired@|awaiting@|quake@|asset@|silent\b)[^ ]*$/;

/** Closed because its source listed it no more: it may come back with the same content. */
export const LISTED_NO_MORE = /~(?:ended|absent)@/;
