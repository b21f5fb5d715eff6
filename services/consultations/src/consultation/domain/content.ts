/** The kinds of acts that are consulted on (domain 4.5). */
export type ActType =
  | 'LAW'
  | 'GOVERNMENT_ORDINANCE'
  | 'EMERGENCY_ORDINANCE'
  | 'GOVERNMENT_DECISION'
  | 'MINISTERIAL_ORDER'
  | 'COUNCIL_DECISION'
  | 'MAYORAL_ORDER'
  | 'PUBLIC_POLICY_DOCUMENT'
  /** Only of consultations that were held elsewhere, whose source does not say. */
  | 'OTHER';

/** A draft in plain words. */
export interface PlainLanguageCard {
  readonly whatChanges: string | null;
  readonly whoIsAffected: string | null;
  readonly untilWhen: string | null;
}

/** The person responsible for the relation with civil society (Legea 52/2003 art. 7(7)). */
export interface ConsultationContact {
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Where proposals may be sent outside CONECT. */
export interface SubmissionChannels {
  readonly email: string | null;
  readonly postalAddress: string | null;
}

/** Why an act is adopted in the urgent procedure (Legea 52/2003 art. 7(13)). */
export interface Urgency {
  readonly legalBasis: string;
  readonly reason: string;
}

/** What a consultation says; of a draft most of it may still be missing. */
export interface ConsultationContent {
  readonly title: string;
  readonly actType: ActType;
  readonly card: PlainLanguageCard | null;
  readonly domains: readonly string[];
  readonly initiator: string | null;
  readonly coInitiators: readonly string[];
  readonly contact: ConsultationContact | null;
  readonly submission: SubmissionChannels | null;
  readonly urgency: Urgency | null;
  readonly eConsultareId: string | null;
  readonly justificationNote: string | null;
}

/** A consultation about which nothing is said but what it needs from its first moment. */
export const bareContent = ({ title, actType }: Pick<ConsultationContent, 'title' | 'actType'>): ConsultationContent => ({
  title,
  actType,
  card: null,
  domains: [],
  initiator: null,
  coInitiators: [],
  contact: null,
  submission: null,
  urgency: null,
  eConsultareId: null,
  justificationNote: null,
});
