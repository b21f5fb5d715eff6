import type { RequestPaper } from '../application/commands/request-paper';
import type { Paper } from '../domain/paper';

/** What the area of papers gives to resolvers. Who may see one, the resolvers ask. */
export interface PaperContext {
  readonly paperCommands: { readonly requestVolunteeringPaper: RequestPaper };
  /** A paper as it is now. */
  readonly requestedPaperById: (id: string) => Promise<Paper | null>;
  /** An address that gives it to whoever has it, for some minutes. */
  readonly paperAddressOf: (paper: Paper) => { readonly url: string; readonly expiresAt: Date };
}
