import type { LinkedOrganizations } from '../domain/fit';
import type { OrganizationLink } from '../domain/link';
import type { LinkScene } from '../domain/permissions';
import type { LinkUnit } from './ports';

type Ids = Pick<OrganizationLink, 'parentId' | 'memberId'>;

/** Both organizations, locked in the order of their ids, whatever they are to each other, so that no two commands wait for each other. */
export async function lockBoth({ organizations }: LinkUnit, { parentId, memberId }: Ids): Promise<{ readonly [Side in keyof LinkedOrganizations]: LinkedOrganizations[Side] | null }> {
  const found = new Map<string, LinkedOrganizations['parent'] | null>();
  for (const id of [...new Set([parentId, memberId])].sort()) found.set(id, await organizations.findByIdForUpdate(id));
  return { parent: found.get(parentId) ?? null, member: found.get(memberId) ?? null };
}

/** A link with its organizations, all as they are once both are locked: somebody else may have been quicker. */
export async function sceneOf(unit: LinkUnit, id: string): Promise<(LinkScene & LinkedOrganizations) | null> {
  const found = await unit.links.findById(id);
  if (found === null) return null;
  const { parent, member } = await lockBoth(unit, found);
  const link = await unit.links.findById(id);
  if (link === null || parent === null || member === null) return null;
  return { link, parent, member, parentStatus: parent.status, memberStatus: member.status };
}
