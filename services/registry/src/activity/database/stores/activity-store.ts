import { foldText } from '@conect/kernel';
import type { EntityManager } from 'typeorm';
import type { ActivityStore } from '../../application/ports';
import type { Activity, ActivityContent } from '../../domain/activity';
import { activityTable, type ActivityRow } from '../tables/activity.table';

/** The activities of one transaction, by TypeORM. */
export function createActivityStore(manager: EntityManager): ActivityStore {
  const rows = manager.getRepository(activityTable);
  return {
    async findById(id) {
      const row = await rows.findOneBy({ id });
      return row === null ? null : toActivity(row);
    },
    async insert(activity) {
      await rows.insert(toRow(activity));
    },
    async save(activity) {
      await rows.update({ id: activity.id }, toRow(activity));
    },
  };
}

/** Reads an activity from its row; that what its status implies is there, the table's constraints say. */
export function toActivity(row: ActivityRow): Activity {
  const { id, version, organizationId, kind, publishedBy, createdAt, updatedAt, status } = row;
  const facts = { id, version, organizationId, kind, publishedBy, createdAt, updatedAt };
  return status === 'PUBLISHED' ? { ...facts, ...contentOf(row), status } : { ...facts, status, removedAt: row.removedAt!, removedBy: row.removedBy! };
}

const contentOf = ({ titleRo, titleEn, textRo, textEn, domains, countyCode, localityCode, startsOn, endsOn, documentId, imageId, imageDescription }: ActivityRow): ActivityContent => ({
  titleRo: titleRo!,
  titleEn,
  textRo: textRo!,
  textEn,
  domains,
  countyCode,
  localityCode,
  startsOn,
  endsOn,
  documentId,
  imageId,
  imageDescription,
});

const nothing = {
  titleRo: null,
  titleEn: null,
  textRo: null,
  textEn: null,
  countyCode: null,
  localityCode: null,
  startsOn: null,
  endsOn: null,
  documentId: null,
  imageId: null,
  imageDescription: null,
};

const toRow = (activity: Activity): ActivityRow =>
  activity.status === 'PUBLISHED'
    ? { ...activity, removedAt: null, removedBy: null, domains: [...activity.domains], searchKey: searchKeyOf(activity.titleRo, activity.titleEn) }
    : { ...nothing, ...activity, domains: [], searchKey: null };

const searchKeyOf = (...titles: readonly (string | null)[]): string => titles.map((title) => (title === null ? '' : ` ${foldText(title)}`)).join('');
