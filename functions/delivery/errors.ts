import { KithError } from '../shared/errors.ts';

/** DynamoDB was too busy to say whether an address may be written to. Worth another attempt; until then nothing is sent. */
export class SuppressionUnreadableError extends KithError {}
