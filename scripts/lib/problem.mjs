/** A mistake the reader can act on: one sentence, shown without a stack. */
export class Problem extends Error {
  /**
   * @param {string} sentence
   * @param {number} exitCode
   */
  constructor(sentence, exitCode = 1) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** Writes one line to standard output. */
export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

/** Writes one line to standard error. */
export function complain(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a command's work and turns its outcome into the exit code.
 * `process.exit` is avoided: it would cut off output still on its way into a pipe.
 * @param {() => Promise<number | undefined>} work resolves to the exit code, 0 when undefined
 */
export async function command(work) {
  try {
    process.exitCode = (await work()) ?? 0;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof Problem ? error.exitCode : 1;
  }
}
