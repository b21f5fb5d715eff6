import { isSggAdmin, type Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { hiddenStatuses, publishesFor } from '../../consultation/domain/permissions';
import { isAnswered } from './matrix';

/** The papers of a consultation, by the last part of their addresses. */
const paperNames = ['response-matrix.csv', 'response-matrix.xlsx', 'response-matrix.pdf', 'evidence-pack.zip'] as const;

/** One of {@link paperNames}. */
export type PaperName = (typeof paperNames)[number];

/** Whether a text is the name of a paper. */
export const isPaperName = (text: string): text is PaperName => (paperNames as readonly string[]).includes(text);

/** Where somebody fetches a paper; whoever has the address may do so until it expires. */
export interface PaperAddress {
  readonly url: string;
  /** Null for an address that always works. */
  readonly expiresAt: Date | null;
}

/**
 * Whether the viewer may have the evidence pack, which is for a court or an archive and holds what is not public: the officers of the institution,
 * and SGG after a sign-in with a second factor. There is none before the publication.
 */
export const mayHaveEvidence = (viewer: Viewer, { status, institutionId }: Consultation): boolean =>
  !hiddenStatuses.includes(status) && (publishesFor(viewer, institutionId) || (isSggAdmin(viewer) && viewer.lacksSecondFactor !== true));

/** Whether anybody may have the paper at its bare address. */
export const isPublicPaper = (name: PaperName, consultation: Consultation): boolean => name !== 'evidence-pack.zip' && !hiddenStatuses.includes(consultation.status) && isAnswered(consultation);
