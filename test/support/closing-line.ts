import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with `N passed, N failed` alone on a line, for readers that know no vitest. */
export const closingLine: Reporter = {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string): number =>
      tests.filter((test) => test.result().state === state).length;
    // A file that broke before its first test is a failure too, and so is an error outside any.
    const broken = modules.filter((module) => module.state() === 'failed' && isEmpty(module));
    const failed = count('failed') + broken.length + errors.length;
    const skipped = count('skipped');
    const tail = skipped === 0 ? '' : `, ${skipped} skipped`;
    console.log(`${count('passed')} passed, ${failed} failed${tail}`);
  },
};

function isEmpty(module: TestModule): boolean {
  return [...module.children.allTests()].length === 0;
}
