/** So many attempts within so many seconds; whoever exceeds them waits, by default until the first attempt is forgotten. */
export interface ThrottleLimit {
  readonly attempts: number;
  readonly seconds: number;
  readonly blockSeconds?: number;
}

const hour = 3_600;
const day = 24 * hour;

/** How often a secret may be guessed. Right guesses do not count, wrong ones in a row do (NIST SP 800-63B 5.2.2 asks for at most 100). */
export const guessLimits = {
  /** For one account from one address. */
  accountAtAddress: { attempts: 10, seconds: hour, blockSeconds: hour },
  /** From one address, whatever the accounts. */
  address: { attempts: 100, seconds: day },
  /** For one account, wherever from; a new password by mail lifts it, so that nobody is locked out for good. */
  account: { attempts: 50, seconds: day },
} as const satisfies Readonly<Record<string, ThrottleLimit>>;

/** How often mails may be asked for without signing in. */
export const mailLimits = {
  /** To one mailbox. */
  mailbox: { attempts: 10, seconds: hour },
  /** From one address. */
  mailAddress: { attempts: 200, seconds: hour },
} as const satisfies Readonly<Record<string, ThrottleLimit>>;
