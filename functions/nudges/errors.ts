import { KithError } from '../shared/errors.ts';

/** Some owners' briefs could not be sent in this run; the others were. `cause` is an AggregateError of what went wrong. */
export class BriefsFailedError extends KithError {}
