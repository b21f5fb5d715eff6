import { isRegistryOfficer, type Viewer } from '../../membership/domain/viewer';
import { isPublicStatus, isTombstone, isUnclaimed, type Organization, type OrganizationStatus } from '../../organization/domain/organization';
import { maySeePrivateFields } from '../../organization/domain/permissions';

/** One change of an organization, as a viewer may see it. */
export interface HistoryEntry {
  readonly id: string;
  /** Its place in the chain of the organization. */
  readonly position: number;
  readonly at: Date;
  /** Null to the public, as is `actor`. */
  readonly action: string | null;
  readonly actor: { readonly id: string } | null;
  readonly changes: readonly HistoryChange[];
}

/** One field that changed, its values as text. */
interface HistoryChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What of an organization's history a viewer sees. */
export interface HistorySight {
  /** What the entries are about. */
  readonly subjectTypes: readonly string[];
  /** Only these fields, since the organization became public; null for all of them and from the beginning. */
  readonly publicFields: readonly string[] | null;
  /** Fields that this viewer does not see though he sees the rest. */
  readonly hiddenFields: readonly string[];
}

/** What is public of an organization whatever becomes of it. */
const lastingFields = [
  'status',
  'type',
  'legalName',
  'shortName',
  'cui',
  'nationalRegisterNumber',
  'courtCode',
  'courtRegisterNumber',
  'registeredOn',
  'isBranch',
  'publicUtilityStatus',
  'countyCode',
  'localityCode',
  'domains',
];

/** What it shows of itself while people speak for it. */
const spokenFields = ['registeredAddress', 'purpose', 'legalRepresentative'];

/** What it no longer shows once it has ended. */
const livingFields = ['shownPurpose', 'website', 'webPages', 'contactEmail', 'contactPhone', 'contacts', 'shortDescriptionRo', 'shortDescriptionEn', 'descriptionRo', 'descriptionEn', 'activityArea', 'logoDocumentId', 'confirmedAt', 'isStale'];

/** What an organization's own people see of its chain. */
const ownSubjects = ['organization', 'change-request', 'interest-record', 'public-utility-case', 'activity', 'yearly-report'];

/** Says nothing that the entry itself does not say. */
const recordFields = ['id', 'version'];

/** What this viewer sees of the organization's history: the same boundary as that of its fields. */
export function historySight(viewer: Viewer, organization: Organization): HistorySight {
  if (!maySeePrivateFields(viewer, organization)) {
    const ended = isTombstone(organization);
    const publicFields = [...lastingFields, ...(ended ? [] : livingFields), ...(ended || isUnclaimed(organization) ? [] : spokenFields)];
    return { subjectTypes: ['organization'], publicFields, hiddenFields: recordFields };
  }
  // Who claims an organization, and which officer (of SGG or of an institution) examines it, is for SGG.
  return isRegistryOfficer(viewer)
    ? { subjectTypes: [...ownSubjects, 'claim'], publicFields: null, hiddenFields: recordFields }
    : { subjectTypes: ownSubjects, publicFields: null, hiddenFields: [...recordFields, 'reviewerId', 'confirmedBy', 'closedBy'] };
}

/** An entry as it is stored, its values as text. */
export interface RecordedEntry extends Omit<HistoryEntry, 'action'> {
  readonly action: string;
}

/** Takes out of an entry what the viewer may not see. */
export function withinSight({ id, position, at, action, actor, changes }: RecordedEntry, { publicFields, hiddenFields }: HistorySight): HistoryEntry {
  const seen = changes.filter(({ field }) => !hiddenFields.includes(field) && (publicFields === null || publicFields.includes(field)));
  if (publicFields !== null) return { id, position, at, action: null, actor: null, changes: seen.map(asReleased).map(withoutPrivateStatus) };
  return { id, position, at, action, actor, changes: seen };
}

/** To the public a release is a change of the purpose. Which text it was is not told: one that was released by mistake would stay for ever. */
function asReleased(change: HistoryChange): HistoryChange {
  const hidden = (value: string | null): string | null => (value === null ? null : '[personal]');
  return change.field === 'shownPurpose' ? { field: 'purpose', before: hidden(change.before), after: hidden(change.after) } : change;
}

/** The public does not learn in which state a registration was before it became public. */
function withoutPrivateStatus(change: HistoryChange): HistoryChange {
  const wasPrivate = change.field === 'status' && change.before !== null && !isPublicStatus(change.before as OrganizationStatus);
  return wasPrivate ? { ...change, before: null } : change;
}
