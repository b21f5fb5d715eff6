/** Runs one step of a program and tells when it begins and how long it took. */
export async function step<Value>(title: string, work: () => Promise<Value> | Value): Promise<Value> {
  const started = performance.now();
  process.stdout.write(`${title} ... `);
  try {
    const value = await work();
    process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    return value;
  } catch (error) {
    process.stdout.write('failed\n');
    throw error;
  }
}
