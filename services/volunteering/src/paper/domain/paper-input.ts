import { accept, isUuid, refusalsIn, refuse, type Given, type Result } from '@conect/kernel';
import { dayOf } from '@conect/legal-clock';
import { badInput } from '../../service/domain/refusals';
import { formatsOf, type PaperFormat, type PaperKind, type PaperSubject } from './paper';

/** Which paper, as given: each kind is of one thing. */
export interface PaperInput {
  readonly kind: PaperKind;
  readonly format: PaperFormat;
  readonly contractId?: Given<string>;
  readonly certificateId?: Given<string>;
  readonly shiftId?: Given<string>;
  readonly organizationId?: Given<string>;
  readonly year?: Given<number>;
}

/** Which paper, read. */
export interface AskedPaper extends PaperSubject {
  readonly format: PaperFormat;
}

type SubjectField = 'contractId' | 'certificateId' | 'shiftId' | 'organizationId';

const subjectFields: readonly SubjectField[] = ['contractId', 'certificateId', 'shiftId', 'organizationId'];

/** By which field each kind names its subject. */
const fieldOf: Readonly<Record<PaperKind, SubjectField>> = {
  CONTRACT: 'contractId',
  VOLUNTEER_SHEET: 'contractId',
  PROTECTION_SHEET: 'contractId',
  CERTIFICATE: 'certificateId',
  ATTENDANCE_CODE: 'shiftId',
  REGISTER: 'organizationId',
};

/** The year of Law 78/2014: nobody has a register of before. */
const firstYear = 2014;

/** Reads which paper is asked for, every bad value named; what the kind does not ask for is refused, so that nobody believes it counted. */
export function readAsked(input: PaperInput, now: Date): Result<AskedPaper, 'BAD_USER_INPUT'> {
  const { kind, format } = input;
  const [subject, year] = [readSubject(input, fieldOf[kind]), readYear(input, Number(dayOf(now).slice(0, 4)))];
  const formats = formatsOf[kind];
  const refusals = [
    ...refusalsIn([subject, year]),
    ...(formats.includes(format) ? [] : [badInput(['format'], 'PAPER_FORMAT', { formats: formats.join(', ') })]),
    ...subjectFields.filter((field) => field !== fieldOf[kind] && input[field] != null).map((field) => badInput([field], 'NOTHING_OF_KIND')),
  ];
  return subject.ok && year.ok && refusals.length === 0 ? accept({ kind, format, subjectId: subject.value, year: year.value }) : refuse(...refusals);
}

function readSubject(input: PaperInput, field: SubjectField): Result<string, 'BAD_USER_INPUT'> {
  const id = input[field];
  if (id == null) return refuse(badInput([field], 'VALUE'));
  return isUuid(id) ? accept(id.toLowerCase()) : refuse(badInput([field], 'UUID'));
}

function readYear({ kind, year }: PaperInput, lastYear: number): Result<number | null, 'BAD_USER_INPUT'> {
  const field = ['year'];
  if (kind !== 'REGISTER') return year == null ? accept(null) : refuse(badInput(field, 'NOTHING_OF_KIND'));
  if (year == null) return refuse(badInput(field, 'VALUE'));
  return year >= firstYear && year <= lastYear ? accept(year) : refuse(badInput(field, 'NUMBER_BETWEEN', { minimum: firstYear, maximum: lastYear }));
}
