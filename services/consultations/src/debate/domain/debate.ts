import type { LocalDate } from '@conect/legal-clock';
import type { DebateRegistration } from './registration';
import type { DebateRequest } from './debate-request';
import type { LegalTermBreach } from './breach';

/** Every state of a public debate, in the order in which it passes them (domain 2.5); NONE while nobody eligible has asked for one. */
export type DebateStatus = 'NONE' | 'REQUESTED' | 'SCHEDULED' | 'HELD' | 'OVERDUE' | 'MINUTES_PUBLISHED';

/** What is known of a consultation's debate in whatever state. */
interface DebateFacts {
  readonly id: string;
  readonly consultationId: string;
  readonly institutionId: string;
  /** The number of the last event of the debate; 0 before the first. */
  readonly version: number;
  readonly createdAt: Date;
  readonly statusSince: Date;
  /** How many have ever registered: the place in the line of the last one. */
  readonly registrationCount: number;
}

/** There are suggestions, or requests that wait for an officer, and no debate. */
export interface UnaskedDebate extends DebateFacts {
  readonly status: 'NONE';
}

/** The institution must hold it (Legea 52/2003 art. 7(9)). */
export interface RequestedDebate extends DebateFacts {
  readonly status: 'REQUESTED';
  readonly requestedAt: Date;
}

/** When and where a debate is held, and how to take part (Legea 52/2003 art. 7(10)). */
export interface DebatePlan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly address: string | null;
  /** The SIRUTA code of the locality. */
  readonly localityCode: string | null;
  readonly onlineUrl: string | null;
  /** Null: as many as come. */
  readonly places: number | null;
  readonly howToRegister: string;
  readonly howToSpeak: string;
  readonly agenda: string;
}

/** What is known once a debate is announced. */
interface AnnouncedFacts extends DebateFacts {
  /** Null when the institution holds it of its own accord. */
  readonly requestedAt: Date | null;
  readonly announcedAt: Date;
  readonly plan: DebatePlan;
}

/** Announced; whoever wants may register until it begins. */
export interface ScheduledDebate extends AnnouncedFacts {
  readonly status: 'SCHEDULED';
}

/** What is known once a debate was held. */
interface HeldFacts extends AnnouncedFacts {
  /** The day on which it ended. */
  readonly heldOn: LocalDate;
  /** Exclusive: at this instant minutes that are not published are late. */
  readonly minutesDueAt: Date;
  readonly minutesBasis: string;
  /** Who came and registered for no organization. */
  readonly individualCount: number;
}

/** Held; its minutes are awaited. */
export interface HeldDebate extends HeldFacts {
  readonly status: 'HELD';
}

/** Held; its minutes are late. */
export interface OverdueDebate extends HeldFacts {
  readonly status: 'OVERDUE';
}

/** Its minutes are public. */
export interface MinutedDebate extends HeldFacts {
  readonly status: 'MINUTES_PUBLISHED';
  readonly minutesText: string;
  /** The paper itself; null when there are only words. */
  readonly minutesDocumentId: string | null;
  readonly minutesPublishedAt: Date;
}

/** The one public debate of a consultation, by its state. */
export type Debate = UnaskedDebate | RequestedDebate | ScheduledDebate | HeldDebate | OverdueDebate | MinutedDebate;

/** A debate that there is: one that must be, will be or was held. */
export type PublicDebate = Exclude<Debate, UnaskedDebate>;

/** What happened to a debate or to a part of it, and how it is afterwards. */
export type DebateEvent =
  | { readonly type: 'DebateSuggested' | 'DebateRequested' | 'DebateEligibilityDecided'; readonly debate: Debate; readonly request: DebateRequest }
  | { readonly type: 'DebateScheduled' | 'DebateRescheduled'; readonly debate: ScheduledDebate }
  | { readonly type: 'DebateRegistrationChanged'; readonly debate: Debate; readonly registration: DebateRegistration }
  | { readonly type: 'AttendanceRecorded'; readonly debate: HeldDebate }
  | { readonly type: 'MinutesPublished'; readonly debate: MinutedDebate }
  | { readonly type: 'LegalTermBreached'; readonly debate: Debate; readonly breach: LegalTermBreach };

/** A consultation's debate before anything was said of it. */
export const noDebateYet = (facts: Pick<DebateFacts, 'id' | 'consultationId' | 'institutionId'>, now: Date): UnaskedDebate => ({ ...facts, status: 'NONE', version: 0, createdAt: now, statusSince: now, registrationCount: 0 });

/** Whether there is a debate, for everybody to know of. */
export const isDebate = (debate: Debate | null): debate is PublicDebate => debate !== null && debate.status !== 'NONE';
