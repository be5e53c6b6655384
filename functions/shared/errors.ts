/** Base of every error that Kith raises on purpose: a stable name, one clear line, and what caused it. */
export abstract class KithError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A stored item was changed by someone else between read and write; read again and retry. */
export class StaleWriteError extends KithError {}

/** A stored item does not have the shape that this release reads. */
export class UnreadableItemError extends KithError {}

/** A setting or environment variable is missing or malformed. */
export class ConfigurationError extends KithError {}
