/** A problem that a person can mend: its message is one sentence that says what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** Runs a program's main function: a {@link Problem} ends it with its sentence, anything else with its stack; both with exit 1. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(error instanceof Problem ? `\n${error.message}\n` : `\n${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
