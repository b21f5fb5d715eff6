import { accept, refuse, type Result } from '@conect/kernel';
import type { IdentityErrorCode } from '../../service/domain/refusals';

/** The services that keep something of people, in the order in which they stand in the archive. */
export const exportingServices = ['identity', 'registry', 'volunteering', 'consultations', 'messaging'] as const;

/** See {@link exportingServices}. */
export type ExportingService = (typeof exportingServices)[number];

/** Where a request for one's own data stands. */
export type DataExportState = 'REQUESTED' | 'GATHERING' | 'READY' | 'INCOMPLETE' | 'EXPIRED';

/** Why a service's part is not in the archive. */
export type MissingReason = 'NOT_IN_TIME' | 'NOT_MADE' | 'TOO_LARGE' | 'NOT_READABLE';

/** What a service hands in. */
export interface DataExportPart {
  readonly service: ExportingService;
  readonly state: 'AWAITED' | 'READY' | 'MISSING';
  readonly reason: MissingReason | null;
  readonly sha256: string | null;
  readonly byteLength: number | null;
  readonly itemCount: number | null;
}

/** A person's request for everything that CONECT keeps of him (GDPR art. 15 and 20). */
export interface DataExport {
  readonly id: string;
  readonly version: number;
  readonly userId: string;
  readonly state: DataExportState;
  readonly requestedAt: Date;
  /** Until when services are waited for. */
  readonly gatherUntil: Date;
  readonly parts: readonly DataExportPart[];
  /** When the archive was there; null before. */
  readonly endedAt: Date | null;
  /** Until when the archive is kept; null before it is there. */
  readonly keptUntil: Date | null;
  /** The sealed archive that is there, or that somebody is writing. */
  readonly fileId: string | null;
  readonly byteLength: number | null;
  /** How often the archive was fetched; an address is good for the next time alone. */
  readonly downloadCount: number;
}

/** How long services are waited for, how long an archive is kept, and how often one may ask. */
export interface DataExportTerms {
  readonly patienceMinutes: number;
  readonly keptHours: number;
  readonly perDay: number;
}

/** Every event of a request. */
type DataExportEventName = 'DataExportRequested' | 'DataExportGathering' | 'DataExportReady' | 'DataExportIncomplete' | 'DataExportExpired';

/** A request as it is after one step, and what is told of it. */
export interface DataExportChange {
  /** Where it stood before; null of a new one. */
  readonly from: DataExportState | null;
  readonly dataExport: DataExport;
  readonly event: { readonly name: DataExportEventName; readonly dataExport: DataExport };
}

const later = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
const dayMinutes = 24 * 60;
const isUnderWay = ({ state }: DataExport): boolean => state === 'REQUESTED' || state === 'GATHERING';

/** Why somebody may not ask now; null when he may. One request is under way at a time, and so many begin in a day. */
export function refusalOfRequest(earlier: readonly DataExport[], { perDay }: DataExportTerms, now: Date): IdentityErrorCode | null {
  if (earlier.some(isUnderWay)) return 'DATA_EXPORT_UNDER_WAY';
  return earlier.filter(({ requestedAt }) => requestedAt > later(now, -dayMinutes)).length >= perDay ? 'QUOTA_EXCEEDED' : null;
}

const awaited = (service: ExportingService): DataExportPart => ({ service, state: 'AWAITED', reason: null, sha256: null, byteLength: null, itemCount: null });

/** Begins a request: every service is asked. */
export function requestExport(wanted: Pick<DataExport, 'id' | 'userId'>, { patienceMinutes }: DataExportTerms, now: Date): DataExportChange {
  const begun: DataExport = {
    ...wanted,
    version: 1,
    state: 'REQUESTED',
    requestedAt: now,
    gatherUntil: later(now, patienceMinutes),
    parts: exportingServices.map(awaited),
    endedAt: null,
    keptUntil: null,
    fileId: null,
    byteLength: null,
    downloadCount: 0,
  };
  return { from: null, dataExport: begun, event: { name: 'DataExportRequested', dataExport: begun } };
}

/** What a service says: its part waits, or why there is none. */
export type PartAnswer = Pick<DataExportPart, 'service' | 'sha256' | 'byteLength' | 'itemCount' | 'reason'>;

/** Notes the answer of a service; one that comes late or twice changes nothing. */
export function notePart(dataExport: DataExport, answer: PartAnswer): DataExport {
  if (dataExport.state !== 'REQUESTED') return dataExport;
  const noted = (part: DataExportPart): DataExportPart =>
    part.service === answer.service && part.state === 'AWAITED' ? { ...answer, state: answer.reason === null ? 'READY' : 'MISSING' } : part;
  return { ...dataExport, parts: dataExport.parts.map(noted) };
}

/** Whether nobody is waited for any more. */
export const isAnswered = ({ parts }: Pick<DataExport, 'parts'>): boolean => parts.every(({ state }) => state !== 'AWAITED');

/** Begins to put the archive together once every service has answered or the time for it is over; who has not is left out. Refuses before. */
export function beginGathering(dataExport: DataExport, now: Date): Result<DataExportChange, 'INVALID_STATE'> {
  if (dataExport.state !== 'REQUESTED' || (!isAnswered(dataExport) && now < dataExport.gatherUntil)) return refuse({ code: 'INVALID_STATE' });
  const parts = dataExport.parts.map((part): DataExportPart => (part.state === 'AWAITED' ? missing(part.service, 'NOT_IN_TIME') : part));
  return accept(step({ ...dataExport, parts }, 'GATHERING', 'DataExportGathering'));
}

const missing = (service: ExportingService, reason: MissingReason): DataExportPart => ({ ...awaited(service), state: 'MISSING', reason });

/** Gives a part up that cannot be read. */
export const givePartUp = (dataExport: DataExport, service: ExportingService): DataExport => ({
  ...dataExport,
  parts: dataExport.parts.map((part) => (part.service === service ? missing(service, 'NOT_READABLE') : part)),
});

/** Whose parts are not in the archive, and why. */
export const missingParts = ({ parts }: Pick<DataExport, 'parts'>): readonly { readonly service: ExportingService; readonly reason: MissingReason }[] =>
  parts.flatMap(({ service, reason }) => (reason === null ? [] : [{ service, reason }]));

/** Ends the gathering: the archive is there, whole or not. Refuses where nobody gathers. */
export function endGathering(dataExport: DataExport, byteLength: number, { keptHours, now }: { readonly keptHours: number; readonly now: Date }): Result<DataExportChange, 'INVALID_STATE'> {
  if (dataExport.state !== 'GATHERING') return refuse({ code: 'INVALID_STATE' });
  const ended = { ...dataExport, byteLength, endedAt: now, keptUntil: later(now, keptHours * 60) };
  return accept(missingParts(dataExport).length === 0 ? step(ended, 'READY', 'DataExportReady') : step(ended, 'INCOMPLETE', 'DataExportIncomplete'));
}

/** Whether the archive can be fetched. */
export const isFetchable = ({ state, keptUntil }: DataExport, now: Date): boolean => (state === 'READY' || state === 'INCOMPLETE') && keptUntil !== null && now < keptUntil;

/** Removes the archive when its time is over. Refuses before, and where there is none. */
export function expireExport(dataExport: DataExport, now: Date): Result<DataExportChange, 'INVALID_STATE'> {
  const { state, keptUntil } = dataExport;
  if ((state !== 'READY' && state !== 'INCOMPLETE') || keptUntil === null || now < keptUntil) return refuse({ code: 'INVALID_STATE' });
  return accept(step({ ...dataExport, fileId: null, byteLength: null }, 'EXPIRED', 'DataExportExpired'));
}

function step(dataExport: DataExport, state: DataExportState, name: DataExportEventName): DataExportChange {
  const after = { ...dataExport, state, version: dataExport.version + 1 };
  return { from: dataExport.state, dataExport: after, event: { name, dataExport: after } };
}
