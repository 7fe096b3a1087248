/**
 * Loaded before the server: the machine's date stands `CLOCK_STEP_MS` further from SIGUSR2 on, as
 * after a time server's correction; the monotonic clock goes on as it was.
 */
const stepMs = Number(process.env['CLOCK_STEP_MS']);
const realNow = Date.now;
const RealDate = Date;

process.on('SIGUSR2', () => {
  const now = (): number => realNow() + stepMs;
  class SteppedDate extends RealDate {
    constructor(...given: readonly unknown[]) {
      if (given.length === 0) super(now());
      else super(...(given as [number]));
    }
    static override now(): number {
      return now();
    }
  }
  globalThis.Date = SteppedDate as DateConstructor;
});
