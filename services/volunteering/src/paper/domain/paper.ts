import type { Viewer } from '@conect/kernel';
import { isHostIn } from '../../membership/domain/host';

/** What can be had as a paper. */
export type PaperKind = 'CONTRACT' | 'VOLUNTEER_SHEET' | 'PROTECTION_SHEET' | 'CERTIFICATE' | 'ATTENDANCE_CODE' | 'REGISTER';

/** How a paper is written. */
export type PaperFormat = 'PDF' | 'HTML' | 'CSV' | 'XLSX';

/** In which formats a paper can be had: what is read as a text as PDF and HTML, what is a table as a table. */
export const formatsOf: Readonly<Record<PaperKind, readonly PaperFormat[]>> = {
  CONTRACT: ['PDF', 'HTML'],
  VOLUNTEER_SHEET: ['PDF', 'HTML'],
  PROTECTION_SHEET: ['PDF', 'HTML'],
  CERTIFICATE: ['PDF', 'HTML'],
  ATTENDANCE_CODE: ['PDF', 'HTML'],
  REGISTER: ['PDF', 'CSV', 'XLSX'],
};

/** Of what a paper is: a contract, a certificate, a shift, or an organization in a year. */
export interface PaperSubject {
  readonly kind: PaperKind;
  readonly subjectId: string;
  /** Of a register; null otherwise. */
  readonly year: number | null;
}

/** Where a paper stands. */
type PaperState = 'BEING_MADE' | 'READY' | 'FAILED';

/** Why there is no paper: what it is of is gone, or it could not be made however often it was tried. */
export type PaperFailure = 'SUBJECT_GONE' | 'NOT_MADE';

/** A paper that somebody asked for. */
export interface Paper extends PaperSubject {
  readonly id: string;
  readonly format: PaperFormat;
  readonly requestedBy: string;
  /** The host that it speaks of. */
  readonly organizationId: string;
  /** The one person that it speaks of; null of a register and of a shift. */
  readonly volunteerId: string | null;
  /** Another text as soon as what it shows is another; it says nothing of what that is. */
  readonly stamp: string;
  readonly state: PaperState;
  readonly failure: PaperFailure | null;
  /** SHA-256 and length of the bytes; null until it is READY. */
  readonly sha256: string | null;
  readonly byteLength: number | null;
  /** Under which hash its sealed bytes are kept, or are about to be; null before. */
  readonly file: string | null;
  readonly requestedAt: Date;
  readonly keptUntil: Date;
}

/** No act sets how long a paper is kept: a day is long enough to fetch it, and what it says of people lies nowhere longer than that. */
const keptHours = 24;

/** So long an address works, and so long a paper that is answered is there at least. */
const addressMinutes = 15;

/** So many papers of one person are made at once. */
export const maximumBeingMade = 20;

type NewPaper = Pick<Paper, 'id' | 'kind' | 'subjectId' | 'year' | 'format' | 'requestedBy' | 'organizationId' | 'volunteerId' | 'stamp'>;

/** Somebody asks for a paper. */
export const requestPaper = (asked: NewPaper, now: Date): Paper => ({
  ...asked,
  state: 'BEING_MADE',
  failure: null,
  sha256: null,
  byteLength: null,
  file: null,
  requestedAt: now,
  keptUntil: new Date(now.getTime() + keptHours * 3_600_000),
});

/** A paper that goes before that instant is not answered again: its address would lead nowhere. */
export const keptLongEnough = (now: Date): Date => new Date(now.getTime() + addressMinutes * 60_000);

/** Whether the viewer sees a paper: who asked for it, as long as he may know of what it shows. */
export const maySeePaper = (viewer: Viewer, { requestedBy, organizationId, volunteerId }: Paper): boolean =>
  viewer.userId === requestedBy && (viewer.userId === volunteerId || isHostIn(viewer, organizationId));

/** The name under which a browser saves it: nothing of a person is in it. */
export const fileNameOf = ({ kind, format }: Pick<Paper, 'kind' | 'format'>): `${string}.${Lowercase<PaperFormat>}` => `${fileNames[kind]}.${format.toLowerCase() as Lowercase<PaperFormat>}`;

const fileNames: Readonly<Record<PaperKind, string>> = {
  CONTRACT: 'contract-de-voluntariat',
  VOLUNTEER_SHEET: 'fisa-de-voluntariat',
  PROTECTION_SHEET: 'fisa-de-protectie-a-voluntarului',
  CERTIFICATE: 'certificat-de-voluntariat',
  ATTENDANCE_CODE: 'cod-de-prezenta',
  REGISTER: 'registrul-voluntarilor',
};
