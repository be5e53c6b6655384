import { KithError } from '../../../shared/errors.ts';

/** Something told about a person that cannot be kept: one clear line, what is wrong and how to put it. */
export class Refusal extends KithError {}
