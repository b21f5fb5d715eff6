/** Waits until a condition has come about; fails after ten seconds. */
export async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await condition()); ) {
    if (Date.now() > deadline) throw new Error('The condition did not come about');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
