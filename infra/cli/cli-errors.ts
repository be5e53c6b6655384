import { KithError } from '../../functions/shared/errors.ts';

/** What a command's end means to a script. */
export const EXIT_CODE = {
  done: 0,
  failed: 1,
  wronglyAsked: 2,
  notFound: 3,
  someRowsRejected: 4,
} as const;

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE];

/** Something that the person at the keyboard can put right; the message says how. */
export class CommandError extends KithError {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
