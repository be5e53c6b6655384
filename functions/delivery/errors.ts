import { KithError } from '../shared/errors.ts';

/** DynamoDB left part of a batch undone for lack of capacity, however often it was asked. Worth another attempt later; nothing may be sent on what it did not say. */
export class TableBusyError extends KithError {}
