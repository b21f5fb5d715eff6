import { rolesInInstitution, type Viewer } from '@conect/kernel';
import type { Consultation } from '../../consultation/domain/consultation';
import { formatNumber, type Contribution, type ContributionStatus } from '../../contribution/domain/contribution';
import type { DraftPlace } from '../../contribution/domain/content';
import { isHidden, reasonNames } from '../../contribution/domain/moderation';
import { publicName } from '../../contribution/domain/public-name';

/** Whether the answers to proposals are public (Legea 52/2003 art. 7(6)). */
export const isAnswered = (consultation: Consultation): boolean => 'respondedAt' in consultation && consultation.respondedAt !== null;

/** Whether the viewer may have the response matrix: everybody once the answers are published, before that whoever has a role in the institution. */
export const mayHaveMatrix = (viewer: Viewer, consultation: Consultation): boolean => isAnswered(consultation) || rolesInInstitution(viewer, consultation.institutionId).length > 0;

/** The columns of the response matrix (tabel centralizator), as the law's paper names them. */
export const matrixColumns = [
  { heading: 'Articolul', width: 18 },
  { heading: 'Nr. de înregistrare', width: 12 },
  { heading: 'Primită la', width: 12 },
  { heading: 'Autor', width: 24 },
  { heading: 'Propunerea', width: 60 },
  { heading: 'Decizia', width: 16 },
  { heading: 'Motivarea', width: 48 },
] as const;

/** What is beside a contribution in its row. */
export interface MatrixFacts {
  /** The name of an organization that CONECT knows. */
  readonly organizationName: string | null;
  /** The day of its receipt in Romania, `yyyy-mm-dd`. */
  readonly receivedOn: string;
}

/** One row of the matrix, in the order of {@link matrixColumns}: what the public sees, whoever asks. */
export const matrixCells = (contribution: Contribution, { organizationName, receivedOn }: MatrixFacts): readonly string[] => [
  placesOf(contribution),
  formatNumber(contribution),
  receivedOn,
  publicName(contribution) ?? organizationName ?? '',
  publicText(contribution),
  decisions[contribution.status],
  justificationOf(contribution) ?? '',
];

/** The places of the draft that it is about, as an act names them. */
export const placesOf = ({ content: { articleRefs } }: Contribution): string => (articleRefs.length === 0 ? 'Proiectul în ansamblu' : articleRefs.map(({ ref }) => placeOf(ref)).join('; '));

/** A place in a text: `art. 5 alin. (2) lit. a) pct. 1`. */
export const placeOf = ({ article, paragraph, letter, point }: DraftPlace): string =>
  [`art. ${article}`, paragraph === null ? [] : `alin. (${paragraph})`, letter === null ? [] : `lit. ${letter})`, point === null ? [] : `pct. ${point}`].flat().join(' ');

/** The text, or why there is none: nothing is left out without a word. */
function publicText(contribution: Contribution): string {
  if (contribution.status === 'WITHDRAWN') return '[retrasă de autor]';
  if (isHidden(contribution.moderation)) return `[text ascuns de moderator: ${reasonNames[contribution.moderation.reason]}]`;
  return contribution.content.text ?? '[text șters la cererea persoanei]';
}

/** Why it was decided so; null of what was not, or needs no reason. */
export const justificationOf = (contribution: Contribution): string | null =>
  'justification' in contribution && typeof contribution.justification === 'string' ? contribution.justification : null;

const decisions: Readonly<Record<ContributionStatus, string>> = {
  SUBMITTED: '',
  UNDER_REVIEW: 'în analiză',
  ACCEPTED: 'preluată',
  PARTIALLY_ACCEPTED: 'preluată parțial',
  REJECTED: 'nepreluată',
  NOT_APPLICABLE: 'neaplicabilă',
  WITHDRAWN: '',
};
