import * as z from 'zod';
import { cleanTags, readTags } from '../subscriber-tags.ts';
import type { CellReader } from './list-columns.ts';

/** Mailchimp and Buttondown: tags. Ghost: labels. listmonk: lists, and what its users keep in the attributes (JSON). */
const TAGS = [['tags'], ['labels'], ['lists']];
const ATTRIBUTES = ['attributes'];

const wordsSchema = z.union([z.string().transform((text) => [text]), z.array(z.string())]).catch([]);
const attributesSchema = z.object({ tags: wordsSchema, labels: wordsSchema });

/** Undefined where there are none. */
export function tagsOf(cell: CellReader): string[] | undefined {
  const told = TAGS.flatMap((columns) => readTags(withoutBrackets(cell(columns))));
  const tags = cleanTags([...told, ...tagsInJson(cell(ATTRIBUTES))]);
  return tags.length > 0 ? [...tags] : undefined;
}

/** `['press', 'fair']`, as Python writes lists → `"press", "fair"` */
function withoutBrackets(text: string): string {
  const [, inner] = /^\[(.*)\]$/s.exec(text) ?? [];
  return inner?.replace(/'([^']*)'/g, '"$1"') ?? text;
}

function tagsInJson(text: string): readonly string[] {
  if (!text.startsWith('{')) return [];
  try {
    const { tags, labels } = attributesSchema.parse(JSON.parse(text));
    return [...tags, ...labels];
  } catch {
    return []; // Attributes are whatever their author liked; they cost nobody their place.
  }
}
