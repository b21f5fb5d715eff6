/** A problem that a person can mend: its message is one sentence that says what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

/** Runs a program's main function: a {@link Problem} ends it with its sentence, anything else with its stack; both with exit 1. */
export async function runProgram(main: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await main();
  } catch (error) {
    tell(error);
    process.exitCode = 1;
  }
}

/** Tells a person what went wrong: a {@link Problem} by its sentence, anything else by its stack. */
export function tell(error: unknown): void {
  process.stderr.write(error instanceof Problem ? `\n${error.message}\n` : `\n${error instanceof Error ? error.stack : String(error)}\n`);
}
