import type { ContractPaper } from './terms';

/** The two who sign; a guardian's agreement is a {@link GuardianConsent}. */
export type ContractParty = 'VOLUNTEER' | 'HOST';

/**
 * A signature: the recorded act of a person who had signed in, over the text with this hash; or a signed paper that he uploaded. The law asks for
 * the written form, and what weight a click has is for a court to say: so the record says which of the two it is.
 */
export interface ContractSignature {
  readonly id: string;
  readonly contractId: string;
  readonly revision: number;
  readonly party: ContractParty;
  readonly signerId: string;
  readonly signedAt: Date;
  readonly sessionId: string;
  readonly assurance: 'PASSWORD' | 'SECOND_FACTOR';
  /** When he had signed in. */
  readonly authenticatedAt: Date;
  readonly sha256: string;
  /** The signed paper that was uploaded; null for an act in CONECT. */
  readonly documentId: string | null;
}

/** Who signs, by which sign-in. */
export interface Signer {
  readonly userId: string;
  readonly sessionId: string;
  readonly assurance: 'PASSWORD' | 'SECOND_FACTOR';
  /** Unix seconds of the sign-in. */
  readonly authenticatedAt: number;
}

interface SignatureFacts {
  readonly id: string;
  readonly party: ContractParty;
  readonly documentId: string | null;
  readonly now: Date;
}

/** Records that somebody signs this wording, whose hash is known. */
export const signPaper = ({ contractId, revision }: ContractPaper, sha256: string, { userId, sessionId, assurance, authenticatedAt }: Signer, { id, party, documentId, now }: SignatureFacts): ContractSignature => ({
  id,
  contractId,
  revision,
  party,
  signerId: userId,
  signedAt: now,
  sessionId,
  assurance,
  authenticatedAt: new Date(authenticatedAt * 1000),
  sha256,
  documentId,
});
