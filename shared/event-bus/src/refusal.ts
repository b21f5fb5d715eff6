/** What brokers say when they refuse a process, which waiting does not mend; null if the error is another one. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { type = '', errors = [], cause } = error as Error & { type?: string; errors?: readonly unknown[] };
  if (type.endsWith('_AUTHORIZATION_FAILED') || error.name === 'KafkaJSSASLAuthenticationError') return error.message;
  return [...errors, cause].map(refusalOf).find((refusal) => refusal !== null) ?? null;
}
