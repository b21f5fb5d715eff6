import { isResetPending, requestReset, useReset } from './password-reset';

const now = new Date('2026-03-02T09:00:00Z');
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const reset = requestReset('reset', 'user', now);

describe('a link for a new password', () => {
  it('works for 30 minutes', () => {
    expect(isResetPending(reset, new Date(after(30).getTime() - 1))).toBe(true);
    expect(useReset(reset, after(30))).toEqual({ ok: false, refusals: [{ code: 'TOKEN_EXPIRED', field: ['token'] }] });
  });

  it('works once', () => {
    const used = useReset(reset, after(1));

    expect(used).toEqual({ ok: true, value: { ...reset, usedAt: after(1) } });
    expect(useReset({ ...reset, usedAt: after(1) }, after(2))).toMatchObject({ refusals: [{ code: 'TOKEN_USED' }] });
  });

  it('does not work once the password changed otherwise', () => {
    expect(useReset({ ...reset, replacedAt: now }, after(1))).toMatchObject({ refusals: [{ code: 'TOKEN_EXPIRED' }] });
  });
});
