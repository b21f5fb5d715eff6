import { accept, emailAddress, orNull, phoneNumber, readPart, readText, refusalsIn, refuse, required, textBetween, textOf, together, whole, type Given } from '@conect/kernel';
import { findActivityDomain } from '@conect/reference-data';
import { badInput, type Read } from '../../service/domain/refusals';
import type { ActType, ConsultationContact, ConsultationContent, PlainLanguageCard, SubmissionChannels, Urgency } from './content';

/** What the input of `createConsultation` and `updateConsultation` says: absent leaves a field, null clears it, an object replaces the whole of it. */
export interface ContentInput {
  readonly title?: Given<string>;
  readonly actType?: Given<ActType>;
  readonly card?: Given<{ readonly whatChanges?: Given<string>; readonly whoIsAffected?: Given<string>; readonly untilWhen?: Given<string> }>;
  readonly domains?: Given<readonly string[]>;
  readonly initiator?: Given<string>;
  readonly coInitiators?: Given<readonly string[]>;
  readonly contact?: Given<{ readonly name: string; readonly position?: Given<string>; readonly email?: Given<string>; readonly phone?: Given<string> }>;
  readonly submission?: Given<{ readonly email?: Given<string>; readonly postalAddress?: Given<string> }>;
  readonly urgency?: Given<{ readonly legalBasis?: Given<string>; readonly reason?: Given<string> }>;
  readonly eConsultareId?: Given<string>;
  readonly justificationNote?: Given<string>;
}

/** How much the three parts of a card may say together, in characters (domain 3.6, 26). */
export const maximumCardLength = 600;
/** Below this nobody can tell what the urgency is. */
export const minimumUrgencyReason = 30;
const maximumEntries = 10;

/** Reads what the input changes of a content, every bad value named. */
export function readContent(input: ContentInput): Read<Partial<ConsultationContent>> {
  const values = {
    title: given(input.title, required(textBetween(10, 500), ['title'])),
    actType: given(input.actType, (value) => (value === null || value === 'OTHER' ? refuse(badInput(['actType'], 'VALUE')) : accept(value))),
    card: given(input.card, orNull(readCard)),
    domains: given(input.domains, (value) => readDomains(value ?? [])),
    initiator: given(input.initiator, orNull((value) => readText(300, value, ['initiator']))),
    coInitiators: given(input.coInitiators, (value) => readCoInitiators(value ?? [])),
    contact: given(input.contact, orNull(readContact)),
    submission: given(input.submission, orNull(readSubmission)),
    urgency: given(input.urgency, orNull(readUrgency)),
    eConsultareId: given(input.eConsultareId, orNull((value) => readText(100, value, ['eConsultareId']))),
    justificationNote: given(input.justificationNote, orNull((value) => readText(50_000, value, ['justificationNote']))),
  };
  return together(values);
}

/** Undefined for a field that the input does not name. */
const given = <In, Out>(value: In | undefined, read: (value: In) => Read<Out>): Read<Out> | undefined => (value === undefined ? undefined : read(value));

function readCard(input: NonNullable<ContentInput['card']>): Read<PlainLanguageCard> {
  const part = (name: keyof PlainLanguageCard): Read<string | null> => readPart(textOf(maximumCardLength), input[name], ['card', name]);
  const card = whole<PlainLanguageCard>({ whatChanges: part('whatChanges'), whoIsAffected: part('whoIsAffected'), untilWhen: part('untilWhen') });
  if (!card.ok) return card;
  const length = Object.values(card.value).reduce<number>((sum, text: string | null) => sum + (text?.length ?? 0), 0);
  return length > maximumCardLength ? refuse(badInput(['card'], 'MAXIMUM_LENGTH', { maximum: maximumCardLength })) : card;
}

/** Reads codes of activity domains, each once. */
export function readDomains(codes: readonly string[]): Read<readonly string[]> {
  if (codes.length > maximumEntries) return refuse(badInput(['domains'], 'ENTRY_COUNT', { maximum: maximumEntries }));
  if (new Set(codes).size < codes.length) return refuse(badInput(['domains'], 'ENTRY_ONCE'));
  return codes.every((code) => findActivityDomain(code) !== null) ? accept(codes) : refuse(badInput(['domains'], 'DOMAIN_CODE'));
}

function readCoInitiators(names: readonly string[]): Read<readonly string[]> {
  if (names.length > maximumEntries) return refuse(badInput(['coInitiators'], 'ENTRY_COUNT', { maximum: maximumEntries }));
  const read = names.map((name, index) => readText(300, name, ['coInitiators', String(index)]));
  const refusals = refusalsIn(read);
  return refusals.length > 0 ? refuse(...refusals) : accept(read.flatMap((name) => (name.ok ? [name.value] : [])));
}

function readContact({ name, position, email, phone }: NonNullable<ContentInput['contact']>): Read<ConsultationContact> {
  if (email == null && phone == null) return refuse(badInput(['contact'], 'EMAIL_OR_PHONE'));
  return whole<ConsultationContact>({
    name: readText(200, name, ['contact', 'name']),
    position: readPart(textOf(200), position, ['contact', 'position']),
    email: readPart(emailAddress, email, ['contact', 'email']),
    phone: readPart(phoneNumber, phone, ['contact', 'phone']),
  });
}

function readSubmission({ email, postalAddress }: NonNullable<ContentInput['submission']>): Read<SubmissionChannels> {
  if (email == null && postalAddress == null) return refuse(badInput(['submission'], 'EMAIL_OR_ADDRESS'));
  return whole<SubmissionChannels>({
    email: readPart(emailAddress, email, ['submission', 'email']),
    postalAddress: readPart(textOf(500), postalAddress, ['submission', 'postalAddress']),
  });
}

const readUrgency = ({ legalBasis, reason }: NonNullable<ContentInput['urgency']>): Read<Urgency> =>
  whole<Urgency>({
    legalBasis: required(textOf(500), ['urgency', 'legalBasis'])(legalBasis ?? null),
    reason: required(textBetween(minimumUrgencyReason, 2_000), ['urgency', 'reason'])(reason ?? null),
  });
