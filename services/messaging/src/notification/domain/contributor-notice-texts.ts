import type { Locale } from '@conect/kernel';
import { noticeTexts, type NoticeTexts, type Texts } from './notice-text';
import type { NoticedEvent } from './notices';

type OfContributors = Extract<NoticedEvent, `Contribution${string}`>;

/** The words of what authors of proposals are told; who made several is told of each answer by its number. */
export const contributorNoticeTexts: Readonly<Record<OfContributors, NoticeTexts>> = {
  ContributionDraftChanged: noticeTexts(
    'Proiectul la care ați făcut propuneri are un text nou',
    '„{consultationTitle}” are altă versiune a textului. Ce ați propus rămâne înregistrat și, cât timp se primesc propuneri, poate fi modificat.',
    'The draft on which you made proposals has a new text',
    '"{consultationTitle}" has another version of its text. What you proposed stays registered and can be changed while proposals are taken.',
  ),
  ContributionAnswered: noticeTexts(
    'Instituția a răspuns la propunerea dumneavoastră',
    'Propunerea nr. {registrationNumber} la proiectul „{consultationTitle}” {decision}. Motivarea se află la propunere.',
    'The institution has answered your proposal',
    'Proposal no. {registrationNumber} on the draft "{consultationTitle}" {decision}. The reasons stand with the proposal.',
  ),
  ContributionToAdoptedAct: noticeTexts(
    'Actul la care ați făcut propuneri a fost adoptat',
    '„{consultationTitle}” a fost adoptat. Propunerea dumneavoastră nr. {registrationNumber} {decision}.',
    'The act on which you made proposals was adopted',
    '"{consultationTitle}" was adopted. Your proposal no. {registrationNumber} {decision}.',
  ),
  ContributionToUnadoptedAct: noticeTexts(
    'Actul la care ați făcut propuneri nu a fost adoptat',
    '„{consultationTitle}” nu a fost adoptat. Motivul se află la consultare.',
    'The act on which you made proposals was not adopted',
    '"{consultationTitle}" was not adopted. The reason stands with the consultation.',
  ),
  ContributionConsultationWithdrawn: noticeTexts(
    'Consultarea la care ați făcut propuneri a fost retrasă',
    'Instituția a retras proiectul „{consultationTitle}”. Motivul se află la consultare.',
    'The consultation in which you made proposals was withdrawn',
    'The institution withdrew the draft "{consultationTitle}". The reason stands with the consultation.',
  ),
};

const decisions: Readonly<Record<string, Texts>> = {
  ACCEPTED: { RO: 'a fost preluată', EN: 'was taken over' },
  PARTIALLY_ACCEPTED: { RO: 'a fost preluată în parte', EN: 'was taken over in part' },
  REJECTED: { RO: 'nu a fost preluată', EN: 'was not taken over' },
  NOT_APPLICABLE: { RO: 'nu privește proiectul', EN: 'does not concern the draft' },
};

const answered: Texts = { RO: 'a primit un răspuns', EN: 'has an answer' };

/** What became of a proposal; consultations' list is open, and for a decision that is not known here there is a general word. */
export const textOfDecision = (decision: string | undefined, locale: Locale): string => (decisions[decision ?? ''] ?? answered)[locale];
