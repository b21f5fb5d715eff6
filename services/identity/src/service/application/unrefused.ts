import type { Result } from '@conect/kernel';

/** What a command answers that the system itself gives; a refusal of it is a fault. */
export async function unrefused<Value>(outcome: Promise<Result<Value>>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error('Expected the system not to be refused');
  return result.value;
}
