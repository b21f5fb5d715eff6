import { accept, orNull, refuse, textOf, whole, type Given, type Result } from '@conect/kernel';
import { badInput } from '../../service/domain/refusals';
import type { Certificate } from './certificate';
import { findCompetence } from './competences';

/** What the host states beside what this service knows. */
export interface CertificateInput {
  readonly coordinatorName?: Given<string>;
  readonly activitySummary: string;
  readonly competences: readonly string[];
}

/** What a certificate states of the activity, read. */
export type Statement = Pick<Certificate, 'coordinatorName' | 'activitySummary' | 'competences'>;

const maximumCompetences = 10;

/** Reads what the host states, every bad value named. */
export const readStatement = ({ coordinatorName, activitySummary, competences }: CertificateInput): Result<Statement, 'BAD_USER_INPUT'> =>
  whole<Statement>({
    coordinatorName: orNull((name: string) => textOf(200)(name, ['coordinatorName'], ''))(coordinatorName ?? null),
    activitySummary: textOf(3_000)(activitySummary, ['activitySummary'], ''),
    competences: readCompetences(competences),
  });

/** None is allowed: the law asks for hours and activities, competences are what Europe adds. */
function readCompetences(codes: readonly string[]): Result<readonly string[], 'BAD_USER_INPUT'> {
  if (codes.length > maximumCompetences || new Set(codes).size < codes.length) return refuse(badInput(['competences'], 'ENTRY_ONCE'));
  const unknown = codes.flatMap((code, index) => (findCompetence(code) === null ? [badInput(['competences', String(index)], 'COMPETENCE')] : []));
  return unknown.length > 0 ? refuse(...unknown) : accept(codes);
}

/** Reads why the host takes a certificate back. */
export const readRevocation = (reason: string): Result<string, 'BAD_USER_INPUT'> => textOf(1_000)(reason, ['reason'], '');
