import type { LegalTermCode } from '@conect/legal-clock';

/** A legal term that an institution let pass; it stays, whatever is done later. */
export interface LegalTermBreach {
  readonly id: string;
  readonly consultationId: string;
  readonly institutionId: string;
  readonly term: LegalTermCode;
  readonly basis: string;
  /** The debate or the request whose term it is. */
  readonly subjectId: string;
  readonly dueAt: Date;
  /** When it was found; a term counts at its instant, whenever that was. */
  readonly createdAt: Date;
}
