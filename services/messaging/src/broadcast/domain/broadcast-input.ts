import { accept, isUuid, refusalsIn, refuse, whole, type Given, type Result } from '@conect/kernel';
import { readAudience, reachOfAudience, type Audience, type AudienceInput } from '@conect/reference-data';
import { badInput, type MessagingRefusal } from '../../service/domain/refusals';
import { readLetter, readLine } from '../../thread/domain/thread-input';
import type { Broadcast, BroadcastTopic } from './broadcast';

const maximumBasis = 200;

/** Whom an institution wants to write to, about what, and whether a law asks for it. */
export interface AddressingInput {
  readonly institutionId: string;
  readonly topic: BroadcastTopic;
  readonly isLegallyRequired: boolean;
  readonly audience: AudienceInput;
}

/** The same, with what is written. */
export interface BroadcastInput extends AddressingInput {
  readonly subject: string;
  readonly text: string;
  readonly legalBasis?: Given<string>;
}

/** Whom an institution wants to write to, read. */
export interface Addressing {
  readonly institutionId: string;
  readonly topic: BroadcastTopic;
  readonly isLegallyRequired: boolean;
  readonly audience: Audience;
}

type Read<Value> = Result<Value, 'BAD_USER_INPUT'>;

const readInstitution = (id: string): Read<string> => (isUuid(id) ? accept(id.toLowerCase()) : refuse(badInput(['institutionId'], 'UUID')));

/** Whom; a bad code or id is named by its path. */
function readMeant(input: AudienceInput): Read<Audience> {
  const read = readAudience(input);
  return read.ok ? read : refuse(...read.refusals.map((refusal) => ({ ...refusal, field: ['audience', ...(refusal.field ?? [])] })));
}

/** Reads to whom is written, every bad value named. */
export function readAddressing({ institutionId, topic, isLegallyRequired, audience }: AddressingInput): Read<Addressing> {
  return whole<Addressing>({ institutionId: readInstitution(institutionId), topic: accept(topic), isLegallyRequired: accept(isLegallyRequired), audience: readMeant(audience) });
}

/** A law that asks for the letter is named; where none does, none is. */
function readBasis({ isLegallyRequired, legalBasis }: BroadcastInput): Read<string | null> {
  if (isLegallyRequired) return legalBasis == null ? refuse(badInput(['legalBasis'], 'VALUE')) : readLine(legalBasis, 'legalBasis', maximumBasis);
  return legalBasis == null ? accept(null) : refuse(badInput(['legalBasis'], 'NO_BASIS'));
}

/** Reads what is written, and to whom. The subject is one line, for it becomes a header of mails. */
export function readBroadcast(input: BroadcastInput): Read<Pick<Broadcast, 'institutionId' | 'topic' | 'subject' | 'text' | 'legalBasis' | 'audience'>> {
  const [addressing, letter, basis] = [readAddressing(input), readLetter(input), readBasis(input)];
  if (!addressing.ok || !letter.ok || !basis.ok) return refuse(...refusalsIn<'BAD_USER_INPUT'>([addressing, letter, basis]));
  const { institutionId, topic, audience } = addressing.value;
  return accept({ institutionId, topic, audience, ...letter.value, legalBasis: basis.value });
}

/** Where the organizations of a broadcast are looked for: those in record, in all domains. */
export const reachOf = ({ audience, institutionId }: Pick<Addressing, 'audience' | 'institutionId'>) => reachOfAudience(audience, institutionId, null);

/** The refusal of writing to nobody. */
export const reachesNobody: MessagingRefusal = badInput(['audience'], 'SOMEBODY_REACHED');
