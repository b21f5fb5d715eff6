/**
 * Aborted by the first Ctrl-C, SIGTERM, closed terminal or loss of the program that started this one; what comes later changes
 * nothing, so that everything still stops in order.
 */
export function listenForInterruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort(signal));
  process.on('disconnect', () => controller.abort('disconnect'));
  // Listening for the loss must not keep this process alive.
  process.channel?.unref();
  // A closed terminal or pipe takes the output away: lines nobody can read are no reason to stop in disorder.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return controller.signal;
}
