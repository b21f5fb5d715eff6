import type { PaperAddress, PaperName } from '../domain/paper';

/** The evidence pack of a consultation, for who may have it. */
export interface EvidencePackAddress {
  readonly consultationId: string;
  readonly url: string;
  readonly expiresAt: Date | null;
}

/** What papers give to resolvers; who may have one is asked before. */
export interface PaperContext {
  /** A signed address, or the bare one of what is public. */
  readonly paperAddressOf: (consultationId: string, name: PaperName, isPublic?: boolean) => PaperAddress;
  /** The hash of the paper as it is now, which is made for it if need be. */
  readonly paperHashOf: (consultationId: string, name: PaperName) => Promise<string>;
}
