import * as z from 'zod';
import { UnsupportedTemplateError } from '../local-errors.ts';
import type { LocalName } from './local-names.ts';

/** What references in a template point at. */
export interface References {
  readonly resources: ReadonlyMap<string, LocalName>;
  /** Parameters and pseudo parameters by name. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

type Intrinsic = (argument: unknown, references: References) => unknown;

const getAttSchema = z.union([
  z.tuple([z.string(), z.string()]),
  z.string().transform((text): [string, string] => {
    const dot = text.indexOf('.');
    return [text.slice(0, dot), text.slice(dot + 1)];
  }),
]);
const joinSchema = z.tuple([z.string(), z.array(z.unknown())]);
const splitSchema = z.tuple([z.string(), z.unknown()]);
const selectSchema = z.tuple([z.coerce.number().int().min(0), z.unknown()]);
const subSchema = z.union([
  z.string().transform((text): [string, Record<string, unknown>] => [text, {}]),
  z.tuple([z.string(), z.record(z.string(), z.unknown())]),
]);
const textSchema = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, references) => lookUpRef(z.string().parse(name), references),
  'Fn::GetAtt': (argument, { resources }) => {
    const [logicalId, attribute] = getAttSchema.parse(argument);
    const value = resources.get(logicalId)?.attributes[attribute];
    // Many attributes (DKIM tokens, ids) exist only in the cloud; what is read locally is checked where it is read.
    return value ?? `${logicalId}.${attribute}`;
  },
  'Fn::Join': (argument, references) => {
    const [separator, parts] = joinSchema.parse(argument);
    return parts.map((part) => resolveText(part, references)).join(separator);
  },
  'Fn::Split': (argument, references) => {
    const [separator, text] = splitSchema.parse(argument);
    return resolveText(text, references).split(separator);
  },
  'Fn::Select': (argument, references) => {
    const [index, list] = selectSchema.parse(argument);
    return z.array(z.unknown()).parse(resolveIntrinsics(list, references))[index];
  },
  'Fn::Sub': (argument, references) => {
    const [text, names] = subSchema.parse(argument);
    return text.replace(/\$\{([^!}]+)\}/g, (_match, name: string) =>
      resolveText(names[name] ?? toReference(name), references),
    );
  },
};

/** The value with every reference in it replaced by its local counterpart. */
export function resolveIntrinsics(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((part) => resolveIntrinsics(part, references));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) {
    const [key, argument] = only;
    const intrinsic = INTRINSICS[key];
    if (intrinsic !== undefined) return intrinsic(argument, references);
    if (key.startsWith('Fn::')) throw new UnsupportedTemplateError(`${key} cannot be resolved locally.`);
  }
  return Object.fromEntries(entries.map(([key, part]) => [key, resolveIntrinsics(part, references)]));
}

function resolveText(value: unknown, references: References): string {
  return textSchema.parse(resolveIntrinsics(value, references));
}

function toReference(name: string): unknown {
  return name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name };
}

function lookUpRef(name: string, { resources, parameters }: References): unknown {
  const value = resources.get(name)?.ref ?? parameters[name];
  if (value === undefined)
    throw new UnsupportedTemplateError(`The template refers to ${name}, which is not in it.`);
  return value;
}
