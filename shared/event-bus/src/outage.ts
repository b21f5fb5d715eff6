const outageErrors = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  '57P01', // terminated by an administrator
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '53300', // too many connections
  '53100', // disk full
  '25P03', // stood still in a transaction for too long
  '25006', // read-only after a failover
]);

/** Whether an error says that the database is away, not that this message is bad: such a message is kept and tried again. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' } = error as Error & { code?: string };
  if (outageErrors.has(code) || code.startsWith('08')) return true;
  if (/Connection terminated|timeout exceeded when trying to connect|Driver not Connected/i.test(error.message)) return true;
  return isOutage(error.cause);
}
