import type { PaperAddress, PaperName } from '../domain/paper';

/** The evidence pack of a consultation, for who may have it. */
export interface EvidencePackAddress extends PaperAddress {
  readonly consultationId: string;
}

/** What papers give to resolvers; who may have one is asked before. */
export interface PaperContext {
  readonly paperAddressOf: (consultationId: string, name: PaperName) => PaperAddress;
  /** The hash of the paper as it is now, which is made for it if need be. */
  readonly paperHashOf: (consultationId: string, name: PaperName) => Promise<string>;
}
