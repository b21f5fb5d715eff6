import { active, dissolving, inEveryStatus, now, stale, suspended, then } from '../../../test/examples';
import type { OrganizationStatus } from './organization';
import { becomeStale, confirm, deregister, lastTimelyConfirmation, reactivate, recordDissolution, suspend, withdraw } from './standing';

const isRefused = (outcome: { readonly ok: boolean }): boolean => !outcome.ok;
const statuses = Object.keys(inEveryStatus) as OrganizationStatus[];
const but = (...allowed: readonly OrganizationStatus[]) => statuses.filter((status) => !allowed.includes(status));

describe('a suspension', () => {
  it('takes the status and keeps everything else, with the reason', () => {
    const change = suspend(active, 'No address.', now);

    expect(change).toMatchObject({ ok: true, value: { organization: { ...active, status: 'SUSPENDED', statusReason: 'No address.', version: 4, updatedAt: now, statusSince: now }, event: { type: 'OrganizationSuspended' } } });
  });

  it('ends without a trace of its reason, and the badge stays as it was', () => {
    expect(reactivate(suspended, now)).toMatchObject({ value: { organization: { status: 'ACTIVE', statusReason: null, isStale: false, confirmedAt: then } } });
    expect(reactivate({ ...suspended, isStale: true }, now)).toMatchObject({ value: { organization: { isStale: true } } });
  });
});

describe('a confirmation', () => {
  it('takes the badge away and is not a new status', () => {
    expect(confirm(stale, now)).toMatchObject({ value: { organization: { ...stale, version: 4, updatedAt: now, confirmedAt: now, isStale: false }, event: { type: 'OrganizationConfirmed' } } });
  });

  it('runs out after 12 months, to the instant', () => {
    expect(lastTimelyConfirmation(now)).toEqual(new Date('2025-01-12T09:30:00Z'));
    expect(becomeStale({ ...active, confirmedAt: new Date('2025-01-12T09:30:00.001Z') }, now)).toMatchObject({ ok: false });
    expect(becomeStale({ ...active, confirmedAt: new Date('2025-01-12T09:30:00Z') }, now)).toMatchObject({
      value: { organization: { status: 'ACTIVE', statusSince: then, isStale: true, version: 4 }, event: { type: 'OrganizationBecameStale' } },
    });
  });

  it('runs out once', () => {
    expect(isRefused(becomeStale(stale, now))).toBe(true);
  });
});

describe('an end', () => {
  it('keeps what it rests on', () => {
    expect(recordDissolution(active, 'Decision 7.', now)).toMatchObject({ value: { organization: { status: 'DISSOLVING', statusReason: 'Decision 7.' } } });
    expect(deregister(dissolving, 'Decision 9.', now)).toMatchObject({ value: { organization: { status: 'DEREGISTERED', statusReason: 'Decision 9.' } } });
    expect(withdraw(active, now)).toMatchObject({ value: { organization: { status: 'WITHDRAWN' }, event: { type: 'OrganizationWithdrawn' } } });
  });

  it('of what nobody claimed is for the register to say', () => {
    expect(deregister(inEveryStatus.DISSOLVING, 'Decision 9.', now)).toMatchObject({ ok: false, refusals: [{ code: 'INVALID_STATE' }] });
  });
});

it.each(but('ACTIVE'))('refuses every way out of ACTIVE to what is %s', (status) => {
  const organization = inEveryStatus[status];

  expect([suspend(organization, 'x', now), confirm(organization, now), becomeStale(organization, now), recordDissolution(organization, 'x', now), withdraw(organization, now)].every(isRefused)).toBe(true);
});

it.each(but('SUSPENDED'))('reactivates nothing that is %s', (status) => {
  expect(isRefused(reactivate(inEveryStatus[status], now))).toBe(true);
});

it.each(but('DISSOLVING'))('strikes off nothing that is %s', (status) => {
  expect(isRefused(deregister(inEveryStatus[status], 'x', now))).toBe(true);
});
