import { In, type EntityManager } from 'typeorm';
import type { ContributionStore } from '../../application/ports';
import type { Contribution } from '../../domain/contribution';
import { toRow, toVersionRow } from '../contribution-rows';
import { withContents } from '../current-contents';
import { contributionDecisionTable, contributionTable, contributionVersionTable, type ContributionRow } from '../tables/contribution.table';
import { moderationWriting } from './moderation-store';

/** The contributions of one transaction, by TypeORM. */
export function createContributionStore(manager: EntityManager): ContributionStore {
  const rows = manager.getRepository(contributionTable);
  const versions = manager.getRepository(contributionVersionTable);
  const whole = async (row: ContributionRow | null): Promise<Contribution | null> => (row === null ? null : ((await withContents(manager, [row]))[0] ?? null));
  return {
    findById: async (id) => whole(await rows.findOneBy({ id })),
    findByIdForUpdate: async (id) => whole(await rows.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } })),
    async insert(contribution, writing) {
      await rows.insert(toRow(contribution));
      await versions.insert(toVersionRow(contribution, writing));
    },
    async save(contribution) {
      await rows.update({ id: contribution.id }, toRow(contribution));
    },
    async addDecision(contribution) {
      const { id: contributionId, decisionNumber: number, status, justification, decidedAt, decidedBy } = contribution;
      await manager.getRepository(contributionDecisionTable).insert({ contributionId, number, status, justification, decidedAt, decidedBy });
      await rows.update({ id: contributionId }, toRow(contribution));
    },
    ...moderationWriting(manager),
    findByIdsForUpdate: async (ids) => withContents(manager, await rows.find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } })),
    async findConsultationToReviewForShare() {
      const [found] = await manager.query<{ id: string }[]>(selectToReview);
      return found?.id ?? null;
    },
    findToReviewForUpdate: async (consultationId, limit) =>
      withContents(manager, await rows.find({ where: { consultationId, status: 'SUBMITTED' }, order: { id: 'ASC' }, take: limit, lock: { mode: 'pessimistic_write' } })),
    async addContent(contribution, writing) {
      await versions.insert(toVersionRow(contribution, writing));
      await rows.update({ id: contribution.id }, toRow(contribution));
    },
    async findWrittenByForUpdate(userId) {
      const written = await manager.query<{ id: string; numbers: number[] }[]>(selectWritten, [userId]);
      const found = await rows.find({ where: { id: In(written.map(({ id }) => id)) }, order: { institutionId: 'ASC', id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      const numbers = new Map(written.map((one) => [one.id, one.numbers]));
      return (await withContents(manager, found)).map((contribution) => ({ contribution, writtenNumbers: numbers.get(contribution.id) ?? [] }));
    },
    async erase({ id }, { numbers, erasedAt }) {
      await manager.query(erasedAt === null ? eraseContact : eraseWords, [id, numbers]);
      if (erasedAt === null) return;
      await rows.update({ id }, { erasedAt, version: () => 'version + 1' });
      await manager.query(eraseModeration, [id]);
    },
  };
}

const selectToReview = `
  SELECT id FROM consultation c
  WHERE c.status IN ('OPEN', 'ANALYSIS') AND c.input_deadline <= business_now() AND EXISTS (SELECT FROM contribution one WHERE one.consultation_id = c.id AND one.status = 'SUBMITTED')
  ORDER BY c.input_deadline LIMIT 1 FOR SHARE OF c SKIP LOCKED`;

// Another editor may have left the contact as it was.
const contactOf = (alias: string): string => `(${['contact_name', 'contact_email', 'contact_address', 'contact_phone'].map((column) => `${alias}.${column}`).join(', ')})`;
const selectWritten = `
  SELECT v.contribution_id AS id, array_agg(v.number) AS numbers FROM contribution_version v
  WHERE v.contact_name IS NOT NULL AND EXISTS (
    SELECT FROM contribution_version w WHERE w.written_by = $1 AND w.contribution_id = v.contribution_id AND ${contactOf('w')} IS NOT DISTINCT FROM ${contactOf('v')})
  GROUP BY v.contribution_id`;

const noContact = 'contact_name = NULL, contact_email = NULL, contact_address = NULL, contact_phone = NULL';
const eraseContact = `UPDATE contribution_version SET ${noContact} WHERE contribution_id = $1 AND number = ANY ($2::int[])`;
const eraseWords = `UPDATE contribution_version SET ${noContact}, text = NULL, interest = NULL, funding = NULL, attachment_ids = '{}' WHERE contribution_id = $1 AND number = ANY ($2::int[])`;
// What was written about the words may say what they said.
const eraseModeration = `UPDATE contribution_moderation SET explanation = NULL, appeal_text = NULL, ruling_reason = NULL WHERE contribution_id = $1`;
