/** What a contribution is. */
export type ContributionKind = 'PROPOSAL' | 'SUGGESTION' | 'OPINION';

/** How the public sees the name of a person. */
export type ContributionDisplay = 'NAME' | 'INITIALS';

/** A place in a draft, null below its own level. */
export interface DraftPlace {
  readonly article: string;
  readonly paragraph: string | null;
  readonly letter: string | null;
  readonly point: string | null;
}

/** A block that a contribution is about, and where it stood in the version against which that was written. */
export interface ContributionArticleRef {
  readonly blockId: string;
  readonly ref: DraftPlace;
}

/** How an author can be reached (Legea 52/2003 art. 7(5)). */
export interface ContributionContact {
  readonly name: string;
  readonly email: string | null;
  readonly postalAddress: string | null;
  readonly phone: string | null;
}

/** What an author says: all of it is one version. */
export interface ContributionContent {
  readonly kind: ContributionKind;
  /** Null once its author is erased. */
  readonly text: string | null;
  /** Empty when it is about the draft as a whole. */
  readonly articleRefs: readonly ContributionArticleRef[];
  readonly draftVersionNumber: number;
  readonly membersRepresented: number | null;
  readonly interest: string | null;
  readonly funding: string | null;
  readonly display: ContributionDisplay;
  /** Null once its author is erased. */
  readonly contact: ContributionContact | null;
  readonly attachmentIds: readonly string[];
}
