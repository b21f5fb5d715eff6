import { chainStart, type AuditHead, type CommandOutcome } from '@conect/service-kit';
import type { DataSource, EntityManager } from 'typeorm';
import type { Receipt } from '../application/ports';
import type { ContributionDecision } from '../domain/contribution';
import type { AppealRuling, HidingGrounds } from '../domain/moderation';
import { contentFields, decisionFields, hidingFields, rulingFields } from '../domain/register';
import { toContent } from './contribution-rows';
import { fieldsOfEntry, selectEntryColumns } from './register-reader';
import { extendRegister, itemHashOf, sealOf } from './sealing';
import type { ContributionVersionRow } from './tables/contribution.table';

/** What is wrong with a register, and at which of its places. */
interface RegisterFault {
  /**
   * `ENTRY_CHANGED`: an entry does not give its hash, or not from the one before it; `ENTRIES_MISSING`: a place is empty; `ITEM_CHANGED`: the hashes of the fields do not
   * give the item's; `FIELD_CHANGED`: a value does not give its hash; `CONTRIBUTION_CHANGED`: the contribution has another number or receipt;
   * `HEAD_DIFFERS`: the register does not end where its head says; `ROOT_DIFFERS`: it does not lead to a root; `NUMBER_MISSING`: a number was left out.
   */
  readonly kind: 'ENTRY_CHANGED' | 'ENTRIES_MISSING' | 'ITEM_CHANGED' | 'FIELD_CHANGED' | 'CONTRIBUTION_CHANGED' | 'HEAD_DIFFERS' | 'ROOT_DIFFERS' | 'NUMBER_MISSING';
  readonly institutionId: string;
  readonly place: number;
}

interface StoredEntry extends Receipt {
  readonly said: ContributionVersionRow | null;
  readonly decided: ContributionDecision | null;
  readonly moderated: HidingGrounds & AppealRuling | null;
  readonly attachmentHashes: readonly string[];
  readonly isOfContribution: boolean;
}

const batchSize = 500;
const faultsShown = 100;

/** Reads every register of a database in one snapshot and recomputes it, in constant memory: entries, items, fields, ends, roots and numbers. */
async function verifyRegisters(dataSource: DataSource): Promise<{ readonly entryCount: number; readonly faults: readonly RegisterFault[] }> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const faults: RegisterFault[] = [];
    let entryCount = 0;
    let head: AuditHead | null = null;
    for (let rows = await nextEntries(manager, null); rows.length > 0; rows = await nextEntries(manager, rows.at(-1)!)) {
      for (const entry of rows) {
        const { faults: found, end } = checkedEntry(head?.chainId === entry.institutionId ? head : chainStart(entry.institutionId), entry);
        faults.push(...found);
        head = end;
      }
      entryCount += rows.length;
    }
    faults.push(...(await manager.query<RegisterFault[]>(selectWrongEnds)));
    return { entryCount, faults };
  });
}

/** What is wrong with an entry that stands after this end, and the end after it. */
function checkedEntry(before: AuditHead, entry: StoredEntry): { readonly faults: readonly RegisterFault[]; readonly end: AuditHead } {
  const { institutionId, sequence, fields } = entry;
  const values = valuesOf(entry);
  const isChanged = ({ name, salt, hash }: StoredEntry['fields'][number]): boolean => salt !== null && sealOf(salt, values[name] ?? null) !== hash;
  const checks: readonly (readonly [RegisterFault['kind'], boolean])[] = [
    ['ENTRIES_MISSING', sequence !== before.entryCount + 1],
    ['ENTRY_CHANGED', entry.previousHash !== before.hash || extendRegister({ ...before, entryCount: sequence - 1 }, entry).hash !== entry.hash],
    ['ITEM_CHANGED', itemHashOf(fields) !== entry.itemHash],
    ['FIELD_CHANGED', fields.some(isChanged)],
    ['CONTRIBUTION_CHANGED', !entry.isOfContribution],
  ];
  const faults = checks.flatMap(([kind, isWrong]) => (isWrong ? [{ kind, institutionId, place: sequence }] : []));
  return { faults, end: { chainId: institutionId, entryCount: sequence, hash: entry.hash } };
}

/** What stands in the tables of what an entry is about. */
const valuesOf = ({ said, decided, moderated, attachmentHashes }: StoredEntry): Readonly<Record<string, unknown>> => ({
  ...(said === null ? {} : contentFields(toContent(said), attachmentHashes)),
  ...(decided === null ? {} : decisionFields(decided)),
  ...(moderated === null ? {} : { ...hidingFields(moderated), ...rulingFields(moderated) }),
});

const nextEntries = (manager: EntityManager, after: StoredEntry | null): Promise<StoredEntry[]> =>
  manager.query(selectStored, [after?.institutionId ?? '00000000-0000-0000-0000-000000000000', after?.sequence ?? -1]);

const saidColumns: Readonly<Partial<Record<keyof ContributionVersionRow, string>>> = {
  kind: 'kind',
  text: 'text',
  articleRefs: 'article_refs',
  draftVersionNumber: 'draft_version_number',
  membersRepresented: 'members_represented',
  interest: 'interest',
  funding: 'funding',
  display: 'display',
  contactName: 'contact_name',
  contactEmail: 'contact_email',
  contactAddress: 'contact_address',
  contactPhone: 'contact_phone',
  attachmentIds: 'attachment_ids',
};

const selectStored = `
  SELECT ${selectEntryColumns}, ${fieldsOfEntry} AS fields,
    CASE WHEN v.number IS NULL THEN NULL ELSE jsonb_build_object(${Object.entries(saidColumns).map(([name, column]) => `'${name}', v.${column}`).join(', ')}) END AS said,
    CASE WHEN decision.number IS NULL THEN NULL ELSE jsonb_build_object('status', decision.status, 'justification', decision.justification) END AS decided,
    CASE WHEN m.number IS NULL THEN NULL ELSE jsonb_build_object('reason', m.reason, 'explanation', m.explanation, 'rulingReason', m.ruling_reason) END AS moderated,
    coalesce((SELECT jsonb_agg(d.sha256 ORDER BY a.place) FROM unnest(v.attachment_ids) WITH ORDINALITY AS a (id, place) JOIN document d ON d.id = a.id), '[]') AS "attachmentHashes",
    (c.institution_id, c.registration_year, c.registration_number, c.received_at) = (entry.institution_id, entry.registration_year, entry.registration_number, entry.received_at) AS "isOfContribution"
  FROM (SELECT * FROM register_entry WHERE (institution_id, sequence) > ($1::uuid, $2::integer) ORDER BY institution_id, sequence LIMIT ${batchSize}) entry
  JOIN contribution c ON c.id = entry.contribution_id
  LEFT JOIN contribution_version v ON v.contribution_id = entry.contribution_id AND v.number = entry.item_number AND entry.kind IN ('RECEIVED', 'EDITED')
  LEFT JOIN contribution_decision decision ON decision.contribution_id = entry.contribution_id AND decision.number = entry.item_number AND entry.kind = 'DECIDED'
  LEFT JOIN contribution_moderation m ON m.contribution_id = entry.contribution_id AND m.number = entry.item_number AND entry.kind IN ('HIDDEN', 'RESTORED')
  ORDER BY entry.institution_id, entry.sequence`;

// A register whose tail was cut, a root that it does not lead to, and a number that was left out or that the counter does not know.
const selectWrongEnds = `
  SELECT 'HEAD_DIFFERS' AS kind, head.institution_id AS "institutionId", head.entry_count AS place FROM register_head head
  LEFT JOIN LATERAL (SELECT entry.sequence, entry.hash FROM register_entry entry WHERE entry.institution_id = head.institution_id ORDER BY entry.sequence DESC LIMIT 1) last ON true
  WHERE (coalesce(last.sequence, 0), last.hash) IS DISTINCT FROM (head.entry_count, CASE WHEN head.entry_count = 0 THEN NULL ELSE head.hash END)
  UNION ALL
  SELECT 'ROOT_DIFFERS', root.institution_id, root.sequence FROM register_root root
  LEFT JOIN register_entry entry USING (institution_id, sequence) WHERE entry.hash IS DISTINCT FROM root.hash
  UNION ALL
  SELECT 'NUMBER_MISSING', counter.institution_id, counter.last_number FROM register_counter counter
  WHERE counter.last_number <> (SELECT count(*) FROM contribution c WHERE c.institution_id = counter.institution_id AND c.registration_year = counter.year)`;

/** What the command `verify-register` says: done when every register is whole. */
export async function registerOutcome(dataSource: DataSource): Promise<CommandOutcome> {
  const { entryCount, faults } = await verifyRegisters(dataSource);
  if (faults.length === 0) return { done: true, text: `The registers of proposals are whole: ${entryCount} entries.` };
  const shown = faults.slice(0, faultsShown).map(({ kind, institutionId, place }) => `  ${kind} register of ${institutionId} place ${place}`);
  const rest = faults.length - shown.length;
  return { done: false, text: [`The registers of proposals are not whole: ${faults.length} faults, ${entryCount} entries.`, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n') };
}
