import { EntitySchema } from 'typeorm';

/** One row of `throttle`: how often something was tried. Columns and their order are what rate-limiter-flexible expects. */
export interface ThrottleRow {
  /** Name of the limit and HMAC of who is counted. */
  key: string;
  points: number;
  /** Unix milliseconds. */
  expire: string | null;
}

export const throttleTable = new EntitySchema<ThrottleRow>({
  name: 'throttle',
  columns: {
    key: { type: 'varchar', length: 255, primary: true, primaryKeyConstraintName: 'throttle_pkey' },
    points: { type: 'integer' },
    expire: { type: 'bigint', nullable: true },
  },
  indices: [{ name: 'throttle_expire_idx', columns: ['expire'] }],
});
