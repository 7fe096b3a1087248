import { fork } from 'node:child_process';

/** A process that answers one question after another; for what is measured apart from its load. */
export interface Asked<Question, Answer> extends Disposable {
  readonly ask: (question: Question) => Promise<Answer>;
}

export function askedProcess<Question extends object, Answer>(
  module: URL,
): Asked<Question, Answer> {
  const child = fork(module);
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        const left = (): void => reject(new Error(`${module.pathname} ended`));
        child.once('exit', left);
        child.once('message', (answer) => {
          child.off('exit', left);
          resolve(answer as Answer);
        });
        child.send(question);
      }),
    [Symbol.dispose]: () => void child.kill('SIGKILL'),
  };
}

/** In such a process: answers each question with what `answer` makes of it. */
export function answerAsks(answer: (question: never) => Promise<object>): void {
  process.on('message', (question) => {
    void answer(question as never).then((made) => process.send?.(made));
  });
  process.on('disconnect', () => process.exit());
}
