import { accept, emailAddress, isUuid, refuse, textOf, webAddress, type Refusal, type Result } from '@conect/kernel';
import { endOfDay, isWithinLegalClock, parseLocalDate, startOfDay, type LocalDate } from '@conect/legal-clock';
import { importConsultation, type ConsultationEvent } from '../../consultation/domain/consultation';
import { bareContent, type ActType } from '../../consultation/domain/content';

/** The portal of which the consultations of former years are. */
const portal = 'consultare.gov.ro';

/** What a file of the portal's consultations says of each, by the names of its columns. */
export const historyColumns = ['id', 'titlu', 'titlu_original', 'tip_act_derivat', 'institutie', 'data_start', 'termen_propuneri', 'data_sfarsit', 'link', 'cutie_postala'] as const;

/** One row of such a file. */
export type HistoryRow = Readonly<Record<(typeof historyColumns)[number], string>>;

/** Why a row is not brought in. */
export type HistoryRefusalCode =
  | 'WRONG_CELL_COUNT'
  | 'BAD_ID'
  | 'BAD_TITLE'
  | 'UNKNOWN_ACT_TYPE'
  | 'UNKNOWN_INSTITUTION'
  | 'NO_DATES'
  | 'BAD_DATES'
  | 'NOT_OVER'
  | 'BAD_LINK'
  | 'BAD_MAILBOX'
  | 'ID_REPEATED'
  | 'ID_TAKEN';

/** What its source says of a consultation that was held elsewhere, beside what the consultation itself says. */
export interface HistoryRecord {
  readonly consultationId: string;
  readonly source: string;
  readonly titleInSource: string;
  readonly page: string | null;
  readonly endedOn: LocalDate | null;
}

/** A consultation of former years with the record of where it comes from. */
export interface HistoryEntry {
  readonly event: ConsultationEvent;
  readonly record: HistoryRecord;
}

/** How a row is read: at which moment, and whose names are known. */
export interface HistoryReading {
  readonly now: Date;
  /** The institution that the portal names so; null for one that is not known. */
  readonly institutionIdOf: (name: string) => string | null;
}

const actTypes: ReadonlyMap<string, ActType> = new Map([
  ['LEGE', 'LAW'],
  ['OG', 'GOVERNMENT_ORDINANCE'],
  ['OUG', 'EMERGENCY_ORDINANCE'],
  ['HG', 'GOVERNMENT_DECISION'],
  ['ORDIN', 'MINISTERIAL_ORDER'],
  ['STRATEGIE', 'PUBLIC_POLICY_DOCUMENT'],
  // Regulations, norms, calendars, reports: the act that approves them is not said.
  ['REGLEMENTARE', 'OTHER'],
  ['ALTUL', 'OTHER'],
]);

const maximumTitle = 5_000;

type Read<Value> = Result<Value, HistoryRefusalCode>;

/** Reads a row; of one that is not whole every reason is named. What is not over yet is no history. */
export function readHistoryRow(row: HistoryRow, { now, institutionIdOf }: HistoryReading): Read<HistoryEntry> {
  const read = together<Cells>({
    id: isUuid(row.id) ? accept(row.id.toLowerCase()) : refused('BAD_ID'),
    title: or('BAD_TITLE', textOf(maximumTitle)(singleSpaced(row.titlu), ['titlu'], '')),
    actType: known('UNKNOWN_ACT_TYPE', actTypes.get(row.tip_act_derivat)),
    institutionId: known('UNKNOWN_INSTITUTION', institutionIdOf(row.institutie)),
    dates: readDates(row, now),
    page: optional('BAD_LINK', webAddress, row.link),
    email: optional('BAD_MAILBOX', emailAddress, row.cutie_postala),
  });
  if (!read.ok) return read;

  const { id, title, actType, institutionId, dates, page, email } = read.value;
  const { endedOn, ...term } = dates;
  const content = { ...bareContent({ title, actType }), submission: email === null ? null : { email, postalAddress: null } };
  return accept({
    event: importConsultation({ id, institutionId, content, ...term }, now),
    record: { consultationId: id, source: portal, titleInSource: singleSpaced(row.titlu_original), page, endedOn },
  });
}

/** What the cells of a row say. */
interface Cells {
  readonly id: string;
  readonly title: string;
  readonly actType: ActType;
  readonly institutionId: string;
  readonly dates: Dates;
  readonly page: string | null;
  readonly email: string | null;
}

/** The values of cells that are all well read, or every refusal. */
function together<Values extends object>(reads: { readonly [Name in keyof Values]: Read<Values[Name]> }): Read<Values> {
  const all = Object.entries<Read<unknown>>(reads);
  const refusals = all.flatMap(([, read]): readonly Refusal<HistoryRefusalCode>[] => (read.ok ? [] : read.refusals));
  return refusals.length > 0 ? refuse(...refusals) : accept(Object.fromEntries(all.map(([name, read]) => [name, read.ok ? read.value : null])) as Values);
}

interface Dates {
  readonly publishedAt: Date;
  readonly inputDeadline: Date;
  readonly endedOn: LocalDate | null;
}

/** Days are those of Romania; proposals were taken through the end of the last one. */
function readDates({ data_start: start, termen_propuneri: last, data_sfarsit: end }: HistoryRow, now: Date): Read<Dates> {
  if (start === '' || last === '') return refused('NO_DATES');
  // Where the source names no end, the last day for proposals stands in for it, to be compared.
  const [publishedOn, lastDay, lastOfAll] = [dayIn(start), dayIn(last), dayIn(end === '' ? last : end)];
  if (publishedOn === null || lastDay === null || lastOfAll === null) return refused('BAD_DATES');
  if ([lastDay, lastOfAll].some((day) => day < publishedOn)) return refused('BAD_DATES');
  const endedOn = end === '' ? null : lastOfAll;
  const inputDeadline = endOfDay(lastDay);
  return inputDeadline <= now ? accept({ publishedAt: startOfDay(publishedOn), inputDeadline, endedOn }) : refused('NOT_OVER');
}

function dayIn(text: string): LocalDate | null {
  const day = parseLocalDate(text);
  return day !== null && isWithinLegalClock(day) ? day : null;
}

const singleSpaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const refused = (code: HistoryRefusalCode) => refuse({ code });

const known = <Value>(code: HistoryRefusalCode, value: Value | null | undefined): Read<Value> => (value == null ? refused(code) : accept(value));

const or = <Value>(code: HistoryRefusalCode, read: Result<Value>): Read<Value> => (read.ok ? read : refused(code));

/** An empty cell says nothing. */
const optional = (code: HistoryRefusalCode, parse: typeof webAddress, cell: string): Read<string | null> => (cell === '' ? accept(null) : or(code, parse(cell, [], '')));
