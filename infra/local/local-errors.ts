import { KithError } from '../../functions/shared/errors.ts';

/** Something that the person at the keyboard can put right; the message is one line that says how. */
export class LocalSystemError extends KithError {}

/** The template holds something that the local runner does not know how to run. */
export class UnsupportedTemplateError extends KithError {}
