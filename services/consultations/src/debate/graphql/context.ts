import type { AskedRegistrations, AskedRequests, DebateReader, PlacedRegistration, RegistrationCounts } from '../application/ports';
import type { CancelDebateRegistration } from '../application/commands/cancel-debate-registration';
import type { DecideDebateEligibility } from '../application/commands/decide-debate-eligibility';
import type { PublishMinutes } from '../application/commands/publish-minutes';
import type { RecordAttendance } from '../application/commands/record-attendance';
import type { RecordDebateRequest } from '../application/commands/record-debate-request';
import type { RegisterForDebate } from '../application/commands/register-for-debate';
import type { RequestDebate } from '../application/commands/request-debate';
import type { ScheduleDebate } from '../application/commands/schedule-debate';
import type { Debate } from '../domain/debate';
import type { Presence } from '../domain/debate-input';
import type { DebateRequest } from '../domain/debate-request';

/** The commands on debates, by the names of their mutations. */
interface DebateCommands {
  readonly requestDebate: RequestDebate;
  readonly recordDebateRequest: RecordDebateRequest;
  readonly decideDebateEligibility: DecideDebateEligibility;
  readonly scheduleDebate: ScheduleDebate;
  readonly registerForDebate: RegisterForDebate;
  readonly cancelDebateRegistration: CancelDebateRegistration;
  readonly recordAttendance: RecordAttendance;
  readonly publishMinutes: PublishMinutes;
}

/** What the debate area gives to resolvers; what is of one consultation or debate is batched, whoever may see it. */
export interface DebateContext {
  readonly debateCommands: DebateCommands;
  readonly breachReader: Pick<DebateReader, 'findBreaches' | 'countBreaches'>;
  readonly debateById: (id: string) => Promise<Debate | null>;
  /** The debate of a consultation; null before anything was said of one. */
  readonly debateOf: (consultationId: string) => Promise<Debate | null>;
  readonly debateRequestById: (id: string) => Promise<DebateRequest | null>;
  readonly debateRequestsOf: (asked: AskedRequests) => Promise<readonly DebateRequest[]>;
  readonly debateRequestCountOf: (asked: Omit<AskedRequests, 'request'>) => Promise<number>;
  readonly debateSuggestionCountOf: (consultationId: string) => Promise<number>;
  readonly debateBlockersOf: (consultationId: string) => Promise<readonly string[]>;
  readonly debateRegistrationById: (id: string) => Promise<PlacedRegistration | null>;
  readonly debateRegistrationOf: (asked: { readonly debateId: string; readonly userId: string }) => Promise<PlacedRegistration | null>;
  readonly debateRegistrationsOf: (asked: AskedRegistrations) => Promise<readonly PlacedRegistration[]>;
  readonly debateRegistrationCountsOf: (debateId: string) => Promise<RegistrationCounts>;
  readonly debateAttendanceOf: (debateId: string) => Promise<readonly Presence[]>;
}
