import { accept, calendarDay, emailAddress, identifier, orNull, pastDate, phoneNumber, refusalsIn, refuse, whole, type Given, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';
import { holdsPersonalNumber, impersonalText, personalNumberIn } from './personal-number';
import type { ContractTerms, HostIdentity, IdentityCard, Insurance, NegotiableTerms, VolunteerDetails } from './terms';

/** Why what somebody writes into a contract cannot be read. */
type TermsCode = 'BAD_USER_INPUT' | 'PERSONAL_NUMBER';

/** What a renegotiation may change, as given. */
export interface NegotiableInput {
  readonly activities: string;
  readonly schedule: string;
  readonly hoursPerWeek: number;
  readonly requirements?: Given<string>;
  readonly training?: Given<string>;
  readonly expenseReimbursement?: Given<string>;
}

/** What the host writes into a contract, as given. */
export interface TermsInput extends NegotiableInput {
  readonly insurance: { readonly requested: boolean; readonly provided: boolean; readonly policyRef?: Given<string> };
  readonly coordinatorUserId: string;
  readonly coordinatorName: string;
  readonly host: HostIdentity;
}

/** What the volunteer says of himself beside his profile, as given. */
export interface DetailsInput {
  readonly address: string;
  readonly email: string;
  readonly phone: string;
  readonly identityCard: IdentityCard;
}

/** As many hours as a week of work has with overtime (Codul muncii art. 114(1)): more would not be volunteering. */
const maximumHoursPerWeek = 48;
const longText = 5_000;
const shortText = 1_000;
const line = 200;

const text = (maximum: number, value: string, ...field: readonly string[]): Result<string, TermsCode> => impersonalText(maximum)(value, field, '');
const optional = (maximum: number, value: Given<string>, ...field: readonly string[]): Result<string | null, TermsCode> => orNull((given: string) => text(maximum, given, ...field))(value ?? null);

/** Reads what a renegotiation may change; `within` is the input that holds it. */
export const readNegotiable = (given: NegotiableInput, ...within: readonly string[]): Result<NegotiableTerms, TermsCode> => whole<NegotiableTerms, TermsCode>(negotiableOf(given, within));

const negotiableOf = (given: NegotiableInput, within: readonly string[] = []) => ({
  activities: text(longText, given.activities, ...within, 'activities'),
  schedule: text(shortText, given.schedule, ...within, 'schedule'),
  hoursPerWeek: readHours(given.hoursPerWeek, [...within, 'hoursPerWeek']),
  requirements: optional(shortText, given.requirements, ...within, 'requirements'),
  training: optional(shortText, given.training, ...within, 'training'),
  expenseReimbursement: optional(shortText, given.expenseReimbursement, ...within, 'expenseReimbursement'),
});

/** Reads what the host writes into a contract, every bad value named. */
export const readTerms = (given: TermsInput): Result<ContractTerms, TermsCode> =>
  whole<ContractTerms, TermsCode>({
    ...negotiableOf(given),
    insurance: readInsurance(given.insurance),
    coordinatorUserId: identifier(given.coordinatorUserId, ['coordinatorUserId'], ''),
    coordinatorName: text(line, given.coordinatorName, 'coordinatorName'),
    host: readHost(given.host),
  });

const readHours = (hours: number, field: readonly string[]): Result<number, TermsCode> =>
  Number.isInteger(hours) && hours >= 1 && hours <= maximumHoursPerWeek ? accept(hours) : refuse(badInput(field, 'NUMBER_BETWEEN', { minimum: 1, maximum: maximumHoursPerWeek }));

function readInsurance({ requested, provided, policyRef: given }: TermsInput['insurance']): Result<Insurance, TermsCode> {
  const policyRef = optional(line, given, 'insurance', 'policyRef');
  return policyRef.ok ? accept({ requested, provided, policyRef: policyRef.value }) : policyRef;
}

const readHost = ({ seat, fiscalCode, representativeName, representativeCapacity }: HostIdentity): Result<HostIdentity, TermsCode> =>
  whole<HostIdentity, TermsCode>({
    seat: text(line, seat, 'host', 'seat'),
    fiscalCode: text(20, fiscalCode, 'host', 'fiscalCode'),
    representativeName: text(line, representativeName, 'host', 'representativeName'),
    representativeCapacity: text(line, representativeCapacity, 'host', 'representativeCapacity'),
  });

/** The first and the last day, in order; a contract begins today at the earliest, for it is written before the activity (Legea 78/2014 art. 11). */
export function readPeriod({ startsOn, endsOn }: { readonly startsOn: string; readonly endsOn: string }, today: string): Result<{ readonly startsOn: string; readonly endsOn: string }, TermsCode> {
  const days = [calendarDay(startsOn, ['startsOn'], ''), calendarDay(endsOn, ['endsOn'], '')];
  const refusals = refusalsIn(days);
  if (refusals.length > 0) return refuse(...refusals);
  if (startsOn < today) return refuse(badInput(['startsOn'], 'DAY_FROM', { first: today }));
  return endsOn < startsOn ? refuse(badInput(['endsOn'], 'DAY_FROM', { first: startsOn })) : accept({ startsOn, endsOn });
}

/** What the volunteer says of himself beside his profile. */
type Said = Pick<VolunteerDetails, 'address' | 'email' | 'phone' | 'identityCard'>;

/** Reads what the volunteer says of himself beside his profile, every bad value named. */
export const readDetails = (given: DetailsInput, today: string): Result<Said, TermsCode> =>
  whole<Said, TermsCode>({
    address: text(500, given.address, 'address'),
    email: emailAddress(given.email, ['email'], ''),
    phone: phoneNumber(given.phone, ['phone'], ''),
    identityCard: readCard(given.identityCard, today),
  });

const readCard = ({ series, number, issuedBy, issuedOn }: IdentityCard, today: string): Result<IdentityCard, TermsCode> =>
  whole<IdentityCard, TermsCode>({
    series: /^[A-Z]{0,3}$/.test(series.trim().toUpperCase()) ? accept(series.trim().toUpperCase()) : refuse(badInput(['identityCard', 'series'], 'CARD_SERIES')),
    number: readCardNumber(number.trim().toUpperCase()),
    issuedBy: text(line, issuedBy, 'identityCard', 'issuedBy'),
    issuedOn: pastDate(issuedOn, ['identityCard', 'issuedOn'], today),
  });

function readCardNumber(number: string): Result<string, TermsCode> {
  const field = ['identityCard', 'number'];
  if (holdsPersonalNumber(number)) return refuse(personalNumberIn(field));
  return /^[A-Z0-9]{5,12}$/.test(number) ? accept(number) : refuse(badInput(field, 'CARD_NUMBER'));
}
