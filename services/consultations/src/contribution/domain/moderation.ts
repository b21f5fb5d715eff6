/**
 * Why an institution may hide what somebody proposes. The list is closed: that a proposal is wrong, unwelcome or off the subject is no reason, and is answered as every other one is.
 * Regulamentul (UE) 2022/2065 art. 17 asks for the reason, art. 20 for the way to appeal.
 */
export type ModerationReason = 'PERSONAL_DATA' | 'INSULT_OR_THREAT' | 'INCITEMENT' | 'CLASSIFIED_INFORMATION' | 'ADVERTISING';

/** Where the last hiding of a contribution stands. */
export type ModerationStatus = 'HIDDEN' | 'APPEALED' | RuledStatus;

/** What comes of an appeal. */
export type RuledStatus = 'KEPT_HIDDEN' | 'RESTORED';

/** What an officer says who hides a text. */
export interface HidingGrounds {
  readonly reason: ModerationReason;
  /** What in the text it is about; may say of people what the text does, so that the public does not read it. Null once the author is erased. */
  readonly explanation: string | null;
}

interface HidingFacts extends HidingGrounds {
  /** 1 for the first hiding of the contribution. */
  readonly number: number;
  /** Which version of what the author said was judged last. */
  readonly contentNumber: number;
  readonly hiddenAt: Date;
  readonly hiddenBy: string;
  /** Exclusive: from this instant on there is no appeal. */
  readonly appealUntil: Date;
  /** The article that gives the term. */
  readonly appealBasis: string;
}

/** The text is hidden; its author may appeal. */
export interface HiddenModeration extends HidingFacts {
  readonly status: 'HIDDEN';
}

interface AppealFacts extends HidingFacts {
  /** Why the author wants it shown again. Null once the author is erased. */
  readonly appealText: string | null;
  readonly appealedAt: Date;
  readonly appealedBy: string;
}

/** The author has appealed; the text stays hidden until somebody else decides. */
export interface AppealedModeration extends AppealFacts {
  readonly status: 'APPEALED';
}

/** What somebody decides about an appeal, and why. */
export interface AppealRuling {
  readonly status: RuledStatus;
  /** Null once the author is erased. */
  readonly rulingReason: string | null;
}

/** The appeal is decided. */
interface RuledModeration extends AppealFacts, AppealRuling {
  readonly ruledAt: Date;
  readonly ruledBy: string;
}

/** The last hiding of a contribution, by where it stands. */
export type Moderation = HiddenModeration | AppealedModeration | RuledModeration;

/** Whether the public does not see the words: an appeal does not show them, only its success does. */
export const isHidden = (moderation: Moderation | null): moderation is Moderation => moderation !== null && moderation.status !== 'RESTORED';

/** The reasons in the words of public papers. */
export const reasonNames: Readonly<Record<ModerationReason, string>> = {
  PERSONAL_DATA: 'date cu caracter personal',
  INSULT_OR_THREAT: 'insultă sau amenințare',
  INCITEMENT: 'instigare la ură sau violență',
  CLASSIFIED_INFORMATION: 'informații clasificate',
  ADVERTISING: 'reclamă',
};
