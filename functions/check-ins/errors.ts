import { KithError } from '../shared/errors.ts';

/** Some letters could not be seen to in this run; they come up again. `cause` is an AggregateError of what went wrong. */
export class CheckInsFailedError extends KithError {}
