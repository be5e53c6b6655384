import type { AskedSubscription } from './domain/asked-subscription.ts';

/** Sign-ups that wait for their mail. */
export interface SignUpQueue {
  /** Once it resolves, the sign-up is kept until somebody has taken it up; it may be handed out twice. */
  put(asked: AskedSubscription): Promise<void>;
}
