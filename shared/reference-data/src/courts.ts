import { foldText } from '@conect/kernel';
import { indexBy, once, readRows } from './data-files';

/** A court that enters organizations in its register or decides about them. */
export interface Court {
  readonly code: string;
  readonly name: string;
  readonly type: 'COURT_OF_FIRST_INSTANCE' | 'TRIBUNAL' | 'COURT_OF_APPEAL';
}

/** All 242 courts. */
export const courts: () => readonly Court[] = once(() => readRows('courts.csv').map((row) => row as unknown as Court));

const courtIndex = once(() => indexBy(courts(), ({ code }) => code));
const courtNameIndex = once(() => indexBy(courts(), ({ name }) => courtKeyOf(name)));

/** The court with this code, e.g. `judecatoria-cluj-napoca`. */
export const findCourt = (code: string): Court | null => courtIndex().get(code) ?? null;

/** The court the national register names, in any spelling; null when there is none of that name. */
export const resolveRegisterCourt = (raw: string): Court | null => courtNameIndex().get(courtKeyOf(raw)) ?? null;

const courtKeyOf = (name: string): string => foldText(name).replace(/^judecatoria (sectorului|sectorul) /, 'judecatoria sectorul ');
