import { KithError } from '../shared/errors.ts';

/** No such owner in this deployment. */
export class OwnerNotFoundError extends KithError {}

/** No such contact in the owner's circle. */
export class ContactNotFoundError extends KithError {}

/** A page of the timeline was asked for with a cursor that Kith did not give out. */
export class BadCursorError extends KithError {}
