import type * as z from 'zod';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { LocalName } from './local-names.ts';
import { type References, resolveIntrinsics } from './resolve-intrinsics.ts';
import type { RUN_LOCALLY } from './resource-types.ts';
import type { Template } from './template.ts';

interface ResolvedResource<T> extends LocalName {
  readonly logicalId: string;
  readonly properties: T;
}

/** A template whose resources can be read by type, resolved and checked. */
export class ResolvedTemplate {
  readonly #template: Template;
  readonly #references: References;

  constructor(template: Template, references: References) {
    this.#template = template;
    this.#references = references;
  }

  /** In the template's order. A strict schema refuses properties that the local system would have to ignore. */
  resourcesOfType<S extends z.ZodType>(
    type: (typeof RUN_LOCALLY)[number],
    schema: S,
  ): ResolvedResource<z.infer<S>>[] {
    const ofType = Object.entries(this.#template.Resources).filter(([, { Type }]) => Type === type);
    return ofType.map(([logicalId, { Properties }]) => {
      const parsed = schema.safeParse(resolveIntrinsics(Properties, this.#references));
      if (!parsed.success) throw unreadable(type, logicalId, parsed.error);
      return { logicalId, properties: parsed.data, ...this.#nameOf(logicalId) };
    });
  }

  #nameOf(logicalId: string): LocalName {
    return this.#references.resources.get(logicalId) ?? { ref: logicalId, attributes: {} };
  }
}

function unreadable(type: string, logicalId: string, error: z.ZodError): UnsupportedTemplateError {
  const places = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return new UnsupportedTemplateError(
    `The local system cannot run ${logicalId} (${type}): ${places.join('; ')}.`,
    { cause: error },
  );
}
