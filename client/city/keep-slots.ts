/**
 * Which of the ranked stand in the slots: who stands there stays in place while it is among the
 * first; whoever newly is takes the slot of one that left. Nothing else moves.
 */
export function keepSlots(
  standing: readonly string[],
  ranked: readonly string[],
  slots: number,
): readonly string[] {
  const wanted = ranked.slice(0, slots);
  const stay = new Set(standing.filter((id) => wanted.includes(id)));
  const coming = wanted.filter((id) => !stay.has(id));
  const kept = standing.slice(0, slots).flatMap((id) => {
    if (stay.has(id)) return [id];
    const next = coming.shift();
    return next === undefined ? [] : [next];
  });
  return [...kept, ...coming];
}
