import { accept, emailAddress, orNull, phoneNumber, readPart, readText, refusalsIn, refuse, textBetween, textOf, webAddress, whole, type Given } from '@conect/kernel';
import { findLocality } from '@conect/reference-data';
import { badInput, type Read } from '../../service/domain/refusals';
import type { DebatePlan } from './debate';
import type { EligibilityDecision } from './debate-request';
import type { ParticipantContact } from './registration';

/** What `scheduleDebate` says. */
export interface PlanInput {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place?: Given<{ readonly address: string; readonly localityCode?: Given<string> }>;
  readonly onlineUrl?: Given<string>;
  readonly places?: Given<number>;
  readonly howToRegister: string;
  readonly howToSpeak: string;
  readonly agenda: string;
}

const dayMillis = 86_400_000;
const maximumDaysAhead = 366;
const maximumDays = 31;
const maximumPlaces = 100_000;
/** Below this nobody can tell what law a reason rests on. */
const minimumLegalReason = 30;

/** Reads when and where a debate is; it is at a moment to come, and somewhere. */
export function readPlan(input: PlanInput, now: Date): Read<DebatePlan> {
  const times = whole<Pick<DebatePlan, 'startsAt' | 'endsAt'>>({ startsAt: readStart(input.startsAt, now), endsAt: readEnd(input) });
  const { place } = input;
  const rest = whole<Omit<DebatePlan, 'startsAt' | 'endsAt'>>({
    address: place == null ? accept(null) : readText(500, place.address, ['place', 'address']),
    localityCode: place == null ? accept(null) : orNull(readLocality)(place.localityCode ?? null),
    onlineUrl: readOnline(input),
    places: orNull((count: number) => readCount(count, ['places'], 1))(input.places ?? null),
    howToRegister: readText(2_000, input.howToRegister, ['howToRegister']),
    howToSpeak: readText(2_000, input.howToSpeak, ['howToSpeak']),
    agenda: readText(10_000, input.agenda, ['agenda']),
  });
  return times.ok && rest.ok ? accept({ ...times.value, ...rest.value }) : refuse(...refusalsIn([times, rest]));
}

function readStart(startsAt: Date, now: Date): Read<Date> {
  const millisAhead = startsAt.getTime() - now.getTime();
  return millisAhead > 0 && millisAhead <= maximumDaysAhead * dayMillis ? accept(startsAt) : refuse(badInput(['startsAt'], 'LATER_MOMENT', { maximum: maximumDaysAhead }));
}

function readEnd({ startsAt, endsAt }: PlanInput): Read<Date> {
  const millis = endsAt.getTime() - startsAt.getTime();
  return millis > 0 && millis <= maximumDays * dayMillis ? accept(endsAt) : refuse(badInput(['endsAt'], 'AFTER_START', { maximum: maximumDays }));
}

const readLocality = (code: string): Read<string> => (findLocality(code) === null ? refuse(badInput(['place', 'localityCode'], 'LOCALITY_CODE')) : accept(code));

function readOnline({ place, onlineUrl }: PlanInput): Read<string | null> {
  if (place == null && onlineUrl == null) return refuse(badInput(['place'], 'PLACE_OR_ONLINE'));
  return readPart(webAddress, onlineUrl, ['onlineUrl']);
}

const readCount = (count: number, field: readonly string[], minimum: number): Read<number> =>
  count >= minimum && count <= maximumPlaces ? accept(count) : refuse(badInput(field, 'NUMBER_BETWEEN', { minimum, maximum: maximumPlaces }));

/** Reads what a requester writes. */
export const readRequestText = (text: string): Read<string> => textBetween(10, 5_000)(text, ['text'], '');

/** Reads the name of a requester who wrote on paper. */
export const readRequesterName = (name: string): Read<string> => textBetween(3, 300)(name, ['requesterName'], '');

/** What an officer's decision says. */
export interface DecisionInput {
  readonly decision: 'ACCEPTED' | 'NOT_ELIGIBLE';
  readonly legalReason?: Given<string>;
}

/** Reads a decision: who is not eligible is told why in law (domain 2.1 art. 7(9)). */
export function readDecision({ decision, legalReason }: DecisionInput): Read<EligibilityDecision> {
  if (decision === 'ACCEPTED') return accept({ status: decision });
  const reason = textBetween(minimumLegalReason, 5_000)(legalReason ?? '', ['legalReason'], '');
  return reason.ok ? accept({ status: decision, legalReason: reason.value }) : reason;
}

/** Who comes, as he says. */
export interface ContactInput {
  readonly name: string;
  readonly email?: Given<string>;
  readonly phone?: Given<string>;
}

/** Reads who comes, and how he is told when something changes. */
export function readParticipant({ name, email, phone }: ContactInput): Read<ParticipantContact> {
  if (email == null && phone == null) return refuse(badInput(['email'], 'EMAIL_OR_PHONE'));
  return whole<ParticipantContact>({ name: readText(200, name, ['name']), email: readPart(emailAddress, email, ['email']), phone: readPart(phoneNumber, phone, ['phone']) });
}

/** Who came for whom, beside those who had registered. */
export interface PresenceInput {
  readonly organizationId?: Given<string>;
  readonly name?: Given<string>;
  readonly participantCount: number;
}

/** So many from one organization, which an id or a name in words names. */
export interface Presence {
  readonly organizationId: string | null;
  readonly name: string | null;
  readonly participantCount: number;
}

const maximumOrganizations = 500;

/** Reads who came; each organization stands once. */
export function readPresences(inputs: readonly PresenceInput[]): Read<readonly Presence[]> {
  if (inputs.length > maximumOrganizations) return refuse(badInput(['organizations'], 'ENTRY_COUNT', { maximum: maximumOrganizations }));
  const read = inputs.map(readPresence);
  const refusals = refusalsIn(read);
  if (refusals.length > 0) return refuse(...refusals);
  const presences = read.flatMap((one) => (one.ok ? [one.value] : []));
  const keys = new Set(presences.map(({ organizationId, name }) => organizationId ?? name));
  return keys.size < presences.length ? refuse(badInput(['organizations'], 'ENTRY_ONCE')) : accept(presences);
}

function readPresence({ organizationId, name, participantCount }: PresenceInput, index: number): Read<Presence> {
  const field = ['organizations', String(index)];
  if ((organizationId == null) === (name == null)) return refuse(badInput(field, 'ID_OR_NAME'));
  return whole<Presence>({
    organizationId: accept(organizationId?.toLowerCase() ?? null),
    name: readPart(textOf(300), name, [...field, 'name']),
    participantCount: readCount(participantCount, [...field, 'participantCount'], 1),
  });
}

/** Reads how many came for themselves and had not registered. */
export const readIndividualCount = (count: Given<number>): Read<number> => readCount(count ?? 0, ['individualCount'], 0);

/** Reads the minutes. */
export const readMinutes = (text: string): Read<string> => readText(100_000, text, ['text']);
