/** The line in the log when the cap of all is used up: nobody can sign up until the next hour. An alarm counts it. */
export const SIGN_UPS_CLOSED = 'Sign-ups are closed for this hour: too many confirmations were asked for';
