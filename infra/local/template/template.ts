import * as z from 'zod';
import { LocalSystemError } from '../local-errors.ts';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown().optional() })).default({}),
});

export type Template = z.infer<typeof templateSchema>;
export type Resource = z.infer<typeof resourceSchema>;

export function readTemplate(json: unknown): Template {
  const parsed = templateSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new LocalSystemError('The synthesised template is not a CloudFormation template.', {
    cause: parsed.error,
  });
}
