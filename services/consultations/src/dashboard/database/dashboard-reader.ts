import { askedRow } from '@conect/service-kit';
import type { EntityManager } from 'typeorm';
import { itemPagesOf, membersOf, selectItemPages, type FoundItem } from '../../service/database/counted-sets';
import type { DashboardReader } from '../application/ports';
import { dashboardNumbers, type Dashboard, type DashboardNumber } from '../domain/dashboard';
import { dashboardSets } from './dashboard-sets';

/** Reads what institutions have before them. */
export const createDashboardReader = (manager: EntityManager): DashboardReader => ({
  async find(institutionId, asOf) {
    const found = await manager.query<{ code: DashboardNumber | null; count: number }[]>(countMembers, [institutionId, asOf]);
    if (found.length === 0) return null;
    const byCode = new Map(found.map(({ code, count }) => [code, count]));
    const counts = Object.fromEntries(dashboardNumbers.map((code) => [code, byCode.get(code) ?? 0])) as Dashboard['counts'];
    return { institutionId, asOf, counts };
  },
  async findItems(asked) {
    const found = await manager.query<FoundItem[]>(selectItems, [JSON.stringify(asked.map(askedRow))]);
    return itemPagesOf(asked, found);
  },
});

const members = membersOf(dashboardSets);

/** Of an institution that has nothing before it there is one row without a code; of one that is not known there is none. */
const countMembers = `
  SELECT one.code, coalesce(sum(one.counted), 0)::int AS count
  FROM (SELECT id AS "institutionId", $2::timestamptz AS "asOf" FROM institution WHERE id = $1) asked LEFT JOIN LATERAL (${members}) one ON true
  GROUP BY one.code`;

const selectItems = selectItemPages(
  `jsonb_to_recordset($1::jsonb) AS asked (place integer, code text, "institutionId" uuid, "asOf" timestamptz, rows integer, forward boolean, at timestamptz, id uuid)`,
  members,
);
