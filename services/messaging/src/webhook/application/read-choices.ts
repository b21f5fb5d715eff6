import { accept, readText, refuse, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';
import type { CheckAddress } from './ports';

/** What addresses and types are read by. */
export interface ChoiceRules {
  readonly checkAddress: CheckAddress;
  /** The CloudEvents types of which other systems are told. */
  readonly publicTypes: readonly string[];
}

type Read<Value> = Result<Value, 'BAD_USER_INPUT'>;

/** An address to which something can be sent now. What names mean inside is nobody's to learn: unknown and not public is one answer. */
export async function readAddress(given: string, { checkAddress }: ChoiceRules): Promise<Read<string>> {
  const url = given.trim();
  const obstacle = await checkAddress(url);
  if (obstacle === null) return accept(url);
  return refuse(badInput(['url'], obstacle === 'UNKNOWN_HOST' || obstacle === 'NOT_PUBLIC' ? 'PUBLIC_HOST' : 'WEBHOOK_ADDRESS'));
}

/** Types that are public, at least one, each once. */
export function readEventTypes(given: readonly string[], { publicTypes }: ChoiceRules): Read<readonly string[]> {
  const types = [...new Set(given)].sort();
  const unknown = types.filter((type) => !publicTypes.includes(type));
  if (types.length > 0 && unknown.length === 0) return accept(types);
  return refuse(badInput(['eventTypes'], 'PUBLIC_EVENT_TYPES', { allowed: publicTypes.join(', ') }));
}

const maximumDescription = 500;

/** What the webhook is for, in its owner's words; none when there are none. */
export function readDescription(given: string | null | undefined): Read<string | null> {
  return given == null || given.trim() === '' ? accept(null) : readText(maximumDescription, given, ['description']);
}
