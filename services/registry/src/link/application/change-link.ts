import { accept, isUuid, refuse, textOf, type Result } from '@conect/kernel';
import type { UserCall } from '@conect/auth';
import { badInput, type RegistryErrorCode } from '../../service/domain/refusals';
import type { LinkedOrganizations } from '../domain/fit';
import type { LinkEvent, LinkSide, OrganizationLink } from '../domain/link';
import { linkNotFound, refusalsOfLink, sideFor, type LinkAction, type LinkScene } from '../domain/permissions';
import { sceneOf } from './link-scene';
import type { InLinkTransaction, LinkIds, LinkUnit } from './ports';
import { recordLink } from './record-link';

type Decision = Result<LinkEvent, RegistryErrorCode>;

/** What a rule decides by. */
interface Circumstances extends LinkScene, LinkedOrganizations {
  readonly unit: LinkUnit;
  readonly userId: string;
  /** The side for which it is done. */
  readonly side: LinkSide;
}

interface Course {
  readonly linkId: string;
  readonly action: LinkAction;
  readonly decide: (circumstances: Circumstances) => Promise<Decision> | Decision;
}

/** The course of every command on an existing link: lock both organizations, ask the permissions, decide, record. */
export async function changeLink(inTransaction: InLinkTransaction, call: UserCall, { linkId, action, decide }: Course): Promise<Result<LinkIds, RegistryErrorCode>> {
  if (!isUuid(linkId)) return refuse(badInput(['linkId'], 'UUID'));

  return inTransaction(call, async (unit) => {
    const scene = await sceneOf(unit, linkId);
    if (scene === null) return refuse(linkNotFound);
    const viewer = await unit.viewers.of(call.principal);
    const [refusals, side] = [refusalsOfLink(action, viewer, scene), sideFor(action, viewer, scene.link)];
    if (refusals.length > 0 || side === null) return refuse(...refusals);

    const event = await decide({ ...scene, unit, side, userId: call.principal.userId });
    if (!event.ok) return event;
    await recordLink(unit, scene.link, event.value);
    return accept({ linkId: scene.link.id });
  });
}

/** Which link, and why. */
export interface ReasonedLinkRequest {
  readonly linkId: string;
  readonly reason: string;
}

type ClosingRule = (before: OrganizationLink, closing: { readonly userId: string; readonly side: LinkSide; readonly reason: string }, now: Date) => Decision;

/** The course of a command that closes a link, with a reason of one to 2,000 characters that the other side reads. */
export const closeLink = (inTransaction: InLinkTransaction, call: UserCall, request: ReasonedLinkRequest, [action, rule]: readonly [LinkAction, ClosingRule]): Promise<Result<LinkIds, RegistryErrorCode>> =>
  changeLink(inTransaction, call, {
    linkId: request.linkId,
    action,
    decide: ({ link, userId, side, unit }) => {
      const reason = textOf(2_000)(request.reason, ['reason'], '');
      return reason.ok ? rule(link, { userId, side, reason: reason.value }, unit.now) : reason;
    },
  });
