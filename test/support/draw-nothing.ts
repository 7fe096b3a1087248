/**
 * For a page's begin: maps are laid out, asked and told as ever, only no picture of them is drawn. Where
 * words stand, what they say and who may reach them needs none, and software would draw for seconds.
 */
export function drawNothing(): void {
  const nothing = (): void => undefined;
  const calls = ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'];
  Object.assign(
    WebGL2RenderingContext.prototype,
    Object.fromEntries(calls.map((name) => [name, nothing])),
  );
}
