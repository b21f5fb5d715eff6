import { EntitySchema } from 'typeorm';
import type { Follow } from '../../domain/follow';

/** One row of `follow`: what the domain has, and when it was written in real time, by which events are told from what is older. */
export type FollowRow = { -readonly [Field in keyof Follow]: Follow[Field] } & { recordedAt: Date };

export const followTable = new EntitySchema<FollowRow>({
  name: 'follow',
  columns: {
    id: { type: 'uuid', primary: true, primaryKeyConstraintName: 'follow_pkey' },
    version: { type: 'integer' },
    userId: { type: 'uuid', name: 'user_id' },
    targetType: { type: 'text', name: 'target_type' },
    targetId: { type: 'text', name: 'target_id' },
    emailFrequency: { type: 'text', name: 'email_frequency', nullable: true },
    isPushed: { type: 'boolean', name: 'is_pushed', nullable: true },
    createdAt: { type: 'timestamptz', name: 'created_at' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at', default: () => 'clock_timestamp()' },
  },
  checks: [
    { name: 'follow_target_type_known', expression: `target_type IN ('Institution', 'Organization', 'Consultation', 'ActivityDomain', 'County')` },
    { name: 'follow_email_frequency_known', expression: `email_frequency IN ('INSTANT', 'DAILY', 'WEEKLY', 'NONE')` },
  ],
  uniques: [{ name: 'follow_target_user_key', columns: ['targetType', 'targetId', 'userId'] }],
  indices: [{ name: 'follow_user_id_idx', columns: ['userId', 'createdAt', 'id'] }],
});
