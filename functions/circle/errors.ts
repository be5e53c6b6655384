import { KithError } from '../shared/errors.ts';

/** No such owner in this deployment. */
export class OwnerNotFoundError extends KithError {}

/** No such contact in the owner's circle. */
export class ContactNotFoundError extends KithError {}

/** A page of the timeline was asked for with a cursor that Kith did not give out. */
export class BadCursorError extends KithError {}

/** These two cannot be merged, or not taken apart again; the message says why and what to do. */
export class MergeRefusedError extends KithError {}

/** Nobody can be erased while a merge is half done: what is whose is not settled. */
export class MergeUnderWayError extends KithError {}

/** Something new about a person appeared as often as it was erased. */
export class ErasureUnfinishedError extends KithError {}
