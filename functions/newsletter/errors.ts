import { KithError } from '../shared/errors.ts';

/** The file of an issue is not written as issues are; the message names the file and says what to change. */
export class BadIssueFileError extends KithError {}

/** The newsletter belongs to the operator, and no owner has the operator's address: `npm run kith -- owner add`. */
export class NewsletterOwnerMissingError extends KithError {}

/** So many asked from one network in this hour that Kith takes it for a machine; the next hour is a new one. */
export class TooManySignUpsError extends KithError {}

/** A reader has asked at as many new addresses as one does in an hour; nothing was changed. */
export class TooManyNewAddressesError extends KithError {}

/** The whole deployment has sent as many confirmations as it does in an hour; nobody can sign up until the next one. */
export class SignUpsClosedError extends KithError {}

/** SES takes no mail at the moment; asking again in a few minutes helps. */
export class ConfirmationPendingError extends KithError {}

/** The totals of an issue do not add up: somebody's turn was counted twice, or not at all. */
export class TotalsDisagreeError extends KithError {}

/** SES refused one reader's mail after the other, or did not answer: nobody lost their issue, and a later run tries again. */
export class IssueRefusedError extends KithError {}

/** Some issues on their way could not be seen to in this run; the others were. `cause` is an AggregateError of what went wrong. */
export class IssuesFailedError extends KithError {}

/** Others changed what is to come in the newsletter all the while; trying again helps. */
export class AgendaBusyError extends KithError {}

/** An issue was decided on, and its letter is not there: somebody removed it by hand. */
export class ProofMissingError extends KithError {}
